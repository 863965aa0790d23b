namespace Heed.Text.Sentiments;

/// <summary>What a word of the lexicon does.</summary>
/// <param name="Role">Whether it feels, or changes what stands around it.</param>
/// <param name="Polarity">-1 to 1; of a word that strengthens, what it says when nothing follows that it could strengthen.</param>
/// <param name="Emotion">The emotion it shows.</param>
/// <param name="Strength">How strongly, 0 to 1.</param>
internal readonly record struct LexiconWord(LexiconRole Role, double Polarity = 0, Emotion Emotion = Emotion.None, double Strength = 0);

/// <summary>What a word does to a text.</summary>
internal enum LexiconRole
{
    /// <summary>It has a polarity.</summary>
    Feeling,

    /// <summary>It turns round what follows closely.</summary>
    Not,

    /// <summary>It strengthens what follows.</summary>
    More,

    /// <summary>It weakens what follows.</summary>
    Less,

    /// <summary>What comes now counts more than what was said before.</summary>
    But,

    /// <summary>What comes now sums up what was said before.</summary>
    Sum,

    /// <summary>What comes now was promised or wished for, and so was not found.</summary>
    Claim,
}
