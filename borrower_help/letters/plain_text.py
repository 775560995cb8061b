"""A letter as plain text, to paste where no file can be handed in."""

from collections.abc import Iterable

from borrower_help.letters.contexts import LetterContext, Section, Table


def text(context: LetterContext) -> str:
    """Return everything the letter says, in its order, ready to paste."""
    blocks = [context.heading.replace("　", ""), "\n".join(f"{one.label}：{one.value}" for one in context.parties)]
    blocks += [_section(section) for section in context.sections]
    closing = context.closing
    blocks.append(closing.reservation)
    ends = (closing.salutation, closing.addressee, closing.sign, closing.date_line.strip("　"), closing.attachments)
    blocks += ["\n".join(line for line in ends if line)]
    blocks += [_section(sheet) for sheet in context.sheets]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(section: Section) -> str:
    lines = [section.heading, *section.lead, *section.own]
    lines += [f"{pair.label}：{pair.value}" for pair in section.pairs]
    lines += [f"{n}. {item}" for n, item in enumerate(section.items, 1)]
    lines += [section.before_table, *(_rows(section.table) if section.table else ()), *section.after]
    return "\n".join(line for line in lines if line)


def _rows(table: Table) -> Iterable[str]:
    for n, cells in enumerate(table.rows, 1):
        if table.heads[0] == "序号":
            yield f"{cells[0]}. {cells[1]}"
        else:
            yield f"（{n}）" + "；".join(cells)


def pieces(context: LetterContext) -> tuple[str, ...]:
    """Return every text of the letter in the order it is printed, list numbers left out."""
    said = [context.heading]
    for pair in context.parties:
        said += [pair.label, pair.value]
    for section in context.sections:
        said += _pieces(section)
    closing = context.closing
    said += [closing.reservation, closing.salutation, closing.addressee, closing.sign, closing.date_line]
    said.append(closing.attachments)
    for sheet in context.sheets:
        said += _pieces(sheet)
    return tuple(one for one in said if one)


def _pieces(section: Section) -> list[str]:
    said = [section.heading, *section.lead, *section.own]
    for pair in section.pairs:
        said += [pair.label, pair.value]
    said += [*section.items, section.before_table]
    if section.table:
        said += [*section.table.heads, *(cell for row in section.table.rows for cell in row)]
    return [*said, *section.after]
