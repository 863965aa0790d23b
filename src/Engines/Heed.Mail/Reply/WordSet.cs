namespace Heed.Mail;

/// <summary>A set of words or phrases that does not look at case and is asked with a piece of text, without copying it. O(length) a question.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>From words with spaces between them.</summary>
    internal WordSet(string words) : this(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) { }

    /// <summary>From phrases.</summary>
    internal WordSet(IEnumerable<string> phrases)
    {
        var set = new HashSet<string>(phrases, StringComparer.OrdinalIgnoreCase);
        Longest = set.Max(phrase => phrase.Length);
        _lookup = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Characters of the longest member.</summary>
    internal int Longest { get; }

    internal bool Has(ReadOnlySpan<char> phrase) => phrase.Length <= Longest && _lookup.Contains(phrase);
}
