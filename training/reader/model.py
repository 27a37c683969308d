"""The encoder (all-MiniLM-L6's shape) with a case-shape embedding, and the heads."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + F.dropout(self.out(seen), 0.1, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), 0.1, self.training))


class Encoder(nn.Module):
    """Word pieces and their case shapes to states of width 384."""

    def __init__(self, shapes: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(shapes, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        place = self.places.weight[: ids.shape[1]]
        x = self.norm(self.words(ids) + place + self.kind + self.shapes(shapes))
        x = F.dropout(x, 0.1, self.training)
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load(self, weights: dict[str, Tensor]) -> None:
        """Takes over the published weights of all-MiniLM-L6-v2."""
        w = {k.removeprefix("bert."): v for k, v in weights.items()}
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                p = f"encoder.layer.{n}."
                for kind in ("weight", "bias"):
                    qkv = [w[f"{p}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                    getattr(layer.qkv, kind).copy_(torch.cat(qkv))
                    getattr(layer.out, kind).copy_(w[f"{p}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(w[f"{p}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(w[f"{p}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(w[f"{p}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(w[f"{p}output.LayerNorm.{kind}"])


class Pointer(nn.Module):
    """For every piece, scores of every piece of the window as what it belongs to (a biaffine form)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.child = nn.Linear(WIDTH, width)
        self.head = nn.Linear(WIDTH, width)
        self.form = nn.Parameter(torch.zeros(width, width))
        self.bias = nn.Linear(width, 1)
        nn.init.normal_(self.form, std=0.02)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        child = F.dropout(F.gelu(self.child(states)), 0.2, self.training)
        head = F.dropout(F.gelu(self.head(states)), 0.2, self.training)
        scores = child @ self.form @ head.transpose(1, 2) + self.bias(head).transpose(1, 2)
        return scores + ((1.0 - mask.to(scores.dtype)) * -1e4)[:, None, :]


class Relations(nn.Module):
    """The label of each piece's arc, given the head that it points at."""

    def __init__(self, labels: int, width: int = 96) -> None:
        super().__init__()
        self.child = nn.Linear(WIDTH, width)
        self.head = nn.Linear(WIDTH, width)
        self.form = nn.Parameter(torch.zeros(labels, width, width))
        self.linear = nn.Linear(2 * width, labels)
        nn.init.normal_(self.form, std=0.02)

    def forward(self, states: Tensor, heads: Tensor) -> Tensor:
        child = F.dropout(F.gelu(self.child(states)), 0.2, self.training)
        head = F.dropout(F.gelu(self.head(states)), 0.2, self.training)
        chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        both = torch.einsum("bli,rij,blj->blr", child, self.form, chosen)
        return both + self.linear(torch.cat([child, chosen], -1))


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, shapes: int, names: int, roles: int, pos: int, relations: int, tags: int) -> None:
        super().__init__()
        self.encoder = Encoder(shapes)
        self.names = nn.Linear(WIDTH, names)
        self.roles = nn.Linear(WIDTH, roles)
        self.cue = Pointer(192)
        self.pos = nn.Linear(WIDTH, pos)
        self.ends = nn.Linear(WIDTH, 2)
        self.arcs = Pointer(256)
        self.relations = Relations(relations)
        self.tags = nn.Linear(WIDTH, tags)
