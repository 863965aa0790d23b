using System.Collections.Frozen;
using System.Globalization;

namespace Heed.Text.Retrieval;

/// <summary>What we know about words before any knowledge base is read: which say little in a question, and which mean the same to customers.</summary>
internal sealed class ServiceWords
{
    private readonly FrozenDictionary<ulong, float> _common;
    private readonly PhraseTable<string> _groups;

    private ServiceWords()
    {
        _common = WordLines.Of("Retrieval.Words.common.txt").SelectMany(line => line[1..].Select(word => (Term: Term(word), Factor: float.Parse(line[0], CultureInfo.InvariantCulture))))
            .DistinctBy(w => w.Term).ToFrozenDictionary(w => w.Term, w => w.Factor);
        _groups = new PhraseTable<string>(WordLines.Of("Retrieval.Words.synonyms.txt").SelectMany(line => line.Select(word => (word, "#" + line[0]))));
    }

    public static ServiceWords Shipped { get; } = new();

    /// <summary>How much a term is worth beside a word of the subject, above 0 and up to 1.</summary>
    public float Factor(string term) => Factor(QuestionTerms.Of(term));

    /// <summary>The same of a term that is hashed already.</summary>
    public float Factor(ulong term) => _common.GetValueOrDefault(term, 1);

    /// <summary>How many atoms the longest word takes that the atoms begin with and that belongs to a group; 0 when none does.</summary>
    public int Group(ReadOnlySpan<TextAtom> atoms, out string? group) => _groups.Find(atoms, out group);

    private static ulong Term(string word) => QuestionTerms.Of(string.Concat(TextAtoms.Read(word).Select(a => a.Term)));
}
