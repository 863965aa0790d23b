namespace Heed.Text;

/// <summary>
/// One piece of a text that can be asked for: a word, or a single character of a script that is written without spaces.
/// </summary>
/// <param name="Start">Where it begins in the text it was read from, in UTF-16 units.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Form">The folded form: lower case, ordinary width, no accents, simplified.</param>
/// <param name="Term">What is indexed for it: the stem of an English word, else the form.</param>
/// <param name="Spaceless">A single character of Chinese, Japanese, Korean, Thai and the like.</param>
/// <param name="Joined">Nothing stands between it and the atom before it.</param>
public readonly record struct TextAtom(int Start, int Length, string Form, string Term, bool Spaceless, bool Joined)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Length;
}
