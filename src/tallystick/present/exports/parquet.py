"""Tables as Parquet, through pyarrow (extra ``parquet``)."""

from __future__ import annotations

import io

from tallystick.errors import PartMissing
from tallystick.present.exports.tables import Kind, table
from tallystick.records.account import SCHEMA_NAME, Account


def table_parquet(account: Account, name: str) -> bytes:
    """One of the tables, each column of one type, unknown cells null. Raises PartMissing without pyarrow."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise PartMissing("Parquet needs one more package: pip install 'tallystick[parquet]'") from error
    types = {Kind.TEXT: pyarrow.string(), Kind.NUMBER: pyarrow.float64(), Kind.INTEGER: pyarrow.int64(), Kind.FLAG: pyarrow.bool_()}
    found = table(account, name)
    fields = [
        pyarrow.field(column.name, types[column.kind], metadata={"hxl": column.hxl} if column.hxl else None) for column in found.columns
    ]
    schema = pyarrow.schema(fields, metadata={"schema": SCHEMA_NAME, "table": name})
    columns = [pyarrow.array([row[at] for row in found.rows], type=field.type) for at, field in enumerate(fields)]
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
