namespace Heed.Text.Keywords;

/// <summary>A word of a text that says what it is about.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Term">What it is compared by: simplified, folded, an English word by its stem.</param>
/// <param name="Weight">How much it says, in nats: a rare word more than a common one.</param>
/// <param name="Follows">Whether it follows the content word before it with nothing or one blank between.</param>
internal readonly record struct ContentWord(int Start, int Length, string Term, double Weight, bool Follows)
{
    public int End => Start + Length;
}
