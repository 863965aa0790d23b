namespace Heed.Text;

/// <summary>
/// What somebody typed into a search field: words, "phrases", and a minus before what must not occur. Every part must
/// occur. There is no further syntax, so nothing that is typed can be wrong.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>No more is read than this, in UTF-16 units.</summary>
    public const int MaxQuery = 300;
    private const int MaxParts = 12;
    private const string Quotes = "\"“”„«»「」『』＂";

    private SearchQuery(List<SearchPart> parts) => (Wanted, Excluded) = ([.. parts.Where(p => !p.Excluded)], [.. parts.Where(p => p.Excluded)]);

    /// <summary>What must occur.</summary>
    public IReadOnlyList<SearchPart> Wanted { get; }

    /// <summary>What must not.</summary>
    public IReadOnlyList<SearchPart> Excluded { get; }

    /// <summary>Nothing to look for: no letters at all, or exclusions alone.</summary>
    public bool IsEmpty => Wanted.Count == 0;

    /// <summary>
    /// A text that holds the terms is a hit: every part is one term, and nothing is excluded. Otherwise order, neighbourhood
    /// or exclusion has to be looked for in the text.
    /// </summary>
    public bool TermsSuffice => Excluded.Count == 0 && Wanted.All(p => !p.Exact && p.Terms().Count() == 1);

    /// <summary>Terms that every found text holds.</summary>
    public IReadOnlyCollection<string> Terms => [.. Wanted.SelectMany(p => p.Terms()).Distinct(StringComparer.Ordinal)];

    /// <summary>Reads a query. Linear in its length; never throws.</summary>
    /// <param name="typing">Words may be beginnings of words.</param>
    public static SearchQuery Parse(string? query, bool typing = false)
    {
        var text = query ?? "";
        if (text.Length > MaxQuery) text = text[..MaxQuery];
        var parts = new List<SearchPart>();
        var at = 0;
        while (at < text.Length && parts.Count < MaxParts)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var excluded = text[at] is '-' or '－' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            if (excluded) at++;
            var exact = Quotes.Contains(text[at], StringComparison.Ordinal);
            var begin = exact ? at + 1 : at;
            var end = begin;
            while (end < text.Length && !(exact ? Quotes.Contains(text[end], StringComparison.Ordinal) : char.IsWhiteSpace(text[end]) || Quotes.Contains(text[end], StringComparison.Ordinal))) end++;
            var atoms = TextAtoms.Read(text[begin..end]);
            if (atoms.Count > 0) parts.Add(new SearchPart(atoms, exact, excluded, typing && !exact));
            at = exact && end < text.Length ? end + 1 : Math.Max(end, at + (exact ? 1 : 0));
        }

        return new SearchQuery(parts);
    }

    /// <summary>
    /// Where the query's parts occur in a text, in order and not overlapping; null when the text is no hit. Time grows
    /// with the text's length times the number of parts.
    /// </summary>
    public List<TextRange>? Match(string? text)
    {
        if (IsEmpty) return null;
        var atoms = TextAtoms.Read(text);
        if (Excluded.Any(p => p.Find(atoms, 0) >= 0)) return null;
        var ranges = new List<TextRange>();
        foreach (var part in Wanted)
        {
            var known = ranges.Count;
            ranges.AddRange(part.Places(atoms));
            if (ranges.Count == known) return null;
        }

        return TextRange.Union(ranges);
    }
}
