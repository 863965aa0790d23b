namespace Heed.Text.Retrieval;

/// <summary>
/// The terms of a text with their order: stems of words, and for scripts without spaces every character and every pair of
/// neighbours.
/// </summary>
internal static class RetrievalTerms
{
    /// <summary>What makes a term of a text, in order, with repetitions. Linear in the text.</summary>
    public static List<string> Of(string? text)
    {
        var atoms = TextAtoms.Read(text);
        var terms = new List<string>(atoms.Count * 2);
        for (var i = 0; i < atoms.Count; i++)
        {
            var atom = atoms[i];
            terms.Add(atom.Term);
            if (atom.Spaceless && i + 1 < atoms.Count && atoms[i + 1] is { Spaceless: true, Joined: true } next) terms.Add(atom.Form + next.Form);
        }

        return terms;
    }
}
