using System.Runtime.CompilerServices;
using System.Text;

namespace Heed.Platform.Csv;

/// <summary>
/// Reads a table row by row (RFC 4180, and what programs make of it: any line end, quotes inside cells). Memory is bounded
/// by the largest row allowed. A quote that is never closed is refused: it would take the rest of the table for one cell.
/// </summary>
public static class CsvRows
{
    /// <summary>More columns than this are not read.</summary>
    public const int MaxColumns = 200;

    /// <summary>A cell is cut here, in UTF-16 units.</summary>
    public const int MaxCell = 20_000;

    /// <summary>A quoted cell that goes on for longer is none: the quote was never closed.</summary>
    private const int MaxRow = 2 << 20;
    private const int Chunk = 16 << 10;

    /// <summary>Rows in order, the header first; empty ones are skipped.</summary>
    /// <exception cref="CsvQuoteException">A quote is never closed.</exception>
    /// <exception cref="InvalidDataException">A row is too large to be one of a table.</exception>
    public static async IAsyncEnumerable<string[]> ReadAsync(Stream content, CsvFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(content, format.Reader(), detectEncodingFromByteOrderMarks: true, bufferSize: Chunk, leaveOpen: true);
        var chunk = new char[Chunk];
        var row = new Row(format.Delimiter);
        for (var read = await text.ReadAsync(chunk, cancellationToken); read > 0; read = await text.ReadAsync(chunk, cancellationToken))
        {
            for (var i = 0; i < read; i++)
            {
                if (row.Take(chunk[i]) && row.End() is { } cells) yield return cells;
            }
        }

        if (row.OpenQuote is { } line) throw new CsvQuoteException(line);
        if (row.End() is { } last) yield return last;
    }

    private sealed class Row(char delimiter)
    {
        private readonly List<string> _cells = [];
        private readonly StringBuilder _cell = new();
        private bool _quoted, _closing, _afterReturn;
        private int _length, _line = 1, _quoteLine;

        /// <summary>The line, from 1, of a quote that is still open; null when there is none.</summary>
        public int? OpenQuote => _quoted ? _quoteLine : null;

        /// <summary>True when the row has ended with this character.</summary>
        public bool Take(char c)
        {
            var afterReturn = _afterReturn;
            _afterReturn = false;
            if (c == '\n' || afterReturn && c != '\n') _line++;
            if (++_length > MaxRow) throw OpenQuote is { } line ? new CsvQuoteException(line) : new InvalidDataException("A row is too large to be one of a table.");
            if (_quoted)
            {
                if (c == '"') (_quoted, _closing) = (false, true);
                else Add(c);
                return false;
            }

            if (_closing && c == '"')
            {
                // Two quotes are one.
                (_quoted, _closing) = (true, false);
                Add(c);
                return false;
            }

            _closing = false;
            if (c == '\n' && afterReturn) return false;
            if (c is '\n' or '\r')
            {
                _afterReturn = c == '\r';
                return true;
            }

            if (c == delimiter) EndCell();
            else if (c == '"' && _cell.Length == 0) (_quoted, _quoteLine) = (true, _line);
            else Add(c);
            return false;
        }

        /// <summary>The row's cells, and a new row begins; null when it was empty.</summary>
        public string[]? End()
        {
            EndCell();
            (_quoted, _closing, _length) = (false, false, 0);
            string[] cells = [.. _cells];
            _cells.Clear();
            return Array.Exists(cells, c => c.Length > 0) ? cells : null;
        }

        private void Add(char c)
        {
            if (_cell.Length < MaxCell) _cell.Append(c);
        }

        private void EndCell()
        {
            if (_cells.Count < MaxColumns) _cells.Add(CsvCell.Plain(_cell.ToString()).Trim());
            _cell.Clear();
        }
    }
}
