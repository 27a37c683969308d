"""The pages: each module has ``routes(frame)``, and ``tallystick.web.app`` lists the modules."""
