using System.Runtime.CompilerServices;
using System.Text;
using Heed.Kernel;

namespace Heed.Platform.Store;

/// <summary>
/// SQL written as an interpolated string: every hole becomes a parameter, so a value can never become SQL.
/// Another <see cref="SqlText"/> is spliced in with its parameters; a list of ids becomes a parenthesised list.
/// </summary>
[InterpolatedStringHandler]
public sealed class SqlText(int literalLength, int formattedCount)
{
    /// <summary>So many values are looked through one by one.</summary>
    private const int Few = 16;
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 4));
    private readonly List<object?> _values = new(formattedCount);
    private Dictionary<object, int>? _known;

    /// <summary>Nothing: for optional fragments.</summary>
    public static SqlText Empty => new(0, 0);

    /// <summary>The statement with <c>@pN</c> placeholders.</summary>
    public string Text => _text.ToString();

    /// <summary>Parameter values in order.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>Whether it only asks.</summary>
    internal bool IsSelect => _text.ToString(0, Math.Min(_text.Length, 32)).AsSpan().TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase);

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(SqlText fragment)
    {
        // Placeholders of the fragment are renumbered among ours.
        var text = fragment._text.ToString();
        var start = 0;
        for (var mark = text.IndexOf("@p", StringComparison.Ordinal); mark >= 0; mark = text.IndexOf("@p", start, StringComparison.Ordinal))
        {
            _text.Append(text, start, mark - start);
            start = mark + 2;
            var number = 0;
            while (start < text.Length && char.IsAsciiDigit(text[start])) number = (number * 10) + (text[start++] - '0');
            Parameter(fragment._values[number]);
        }

        _text.Append(text, start, text.Length - start);
    }

    private void Ids(IReadOnlyCollection<Guid> ids)
    {
        _text.Append('(');
        var first = true;
        foreach (var id in ids)
        {
            if (!first) _text.Append(',');
            first = false;
            Parameter(id);
        }

        // An empty list matches nothing on both engines.
        if (first) _text.Append("null");
        _text.Append(')');
    }

    public void AppendFormatted<T>(T value)
    {
        if (value is IReadOnlyCollection<Guid> ids) Ids(ids);
        else Parameter(value);
    }

    /// <summary>Fragments joined, each kept with its parameters.</summary>
    public static SqlText Join(string separator, IEnumerable<SqlText> fragments)
    {
        var joined = Empty;
        var first = true;
        foreach (var fragment in fragments)
        {
            if (!first) joined.AppendLiteral(separator);
            first = false;
            joined.AppendFormatted(fragment);
        }

        return joined;
    }

    private void Parameter(object? value)
    {
        var number = Known(value);
        if (number < 0)
        {
            number = _values.Count;
            _values.Add(value);
            if (_known is not null && IsBoundOnce(value)) _known.Add(value!, number);
        }

        _text.Append("@p").Append(number);
    }

    /// <summary>An instant, workspace or id that stands in the statement already is bound once: binding is what SQLite's driver spends its time on.</summary>
    private int Known(object? value)
    {
        if (!IsBoundOnce(value)) return -1;
        if (_values.Count <= Few) return _values.IndexOf(value);
        _known ??= _values.Select((known, number) => (known, number)).Where(v => IsBoundOnce(v.known)).ToDictionary(v => v.known!, v => v.number);
        return _known.GetValueOrDefault(value!, -1);
    }

    private static bool IsBoundOnce(object? value) => value is DateTimeOffset or WorkspaceId or Guid;
}
