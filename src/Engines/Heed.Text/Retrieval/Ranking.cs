namespace Heed.Text.Retrieval;

/// <summary>
/// What each kind of evidence counts. Learnt as a choice of the right entry among the others (multinomial logistic regression) on
/// public question sets of several fields, English and Chinese apart; docs/measurements.md names them. The English ones were then
/// moved towards the answer, as far as whole questions are found as before, for entries whose question says little.
/// </summary>
internal sealed record Ranking(float Wordings, float Answer, float Asked, float Held, float Grams, float Likeness, float Passage)
{
    public static Ranking Spaced { get; } = new(4.5f, 6f, 0.4f, 2.2f, 2.6f, 2.3f, 1.6f);

    /// <summary>For texts written without spaces, where a character often is a word.</summary>
    public static Ranking Spaceless { get; } = new(1.5f, 1.4f, 0.9f, 2f, 4.6f, 2.4f, 0.6f);

    public float Of(in Evidence e) => Wordings * e.Wordings + Answer * e.Answer + Asked * e.Asked + Held * e.Held + Grams * e.Grams + Likeness * e.Likeness + Passage * e.Passage;

    /// <summary>A first guess from the postings alone, to choose whom to look at closely.</summary>
    public float Quick(float wordings, float answer, float letters) => Wordings * wordings + Answer * answer + Grams * letters;
}
