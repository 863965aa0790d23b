namespace Heed.Text.Retrieval;

/// <summary>
/// What each kind of evidence counts. Learnt as a choice of the right entry among the others (multinomial logistic regression) on
/// public question sets of several fields, English and Chinese apart; docs/measurements.md names them.
/// </summary>
internal sealed record Ranking(float Wordings, float Answer, float Asked, float Held, float Grams, float Likeness, float Passage)
{
    public static Ranking Spaced { get; } = new(3.19f, 3.86f, 0.55f, 2.64f, 2.34f, 2.18f, 2.14f);

    /// <summary>For texts written without spaces, where a character often is a word.</summary>
    public static Ranking Spaceless { get; } = new(1.38f, 2.2f, 1.31f, 2.25f, 4.81f, 1.99f, 1.2f);

    public float Of(in Evidence e) => Quick(e.Wordings, e.Answer) + Asked * e.Asked + Held * e.Held + Grams * e.Grams + Likeness * e.Likeness + Passage * e.Passage;

    /// <summary>The part that is known from the postings alone.</summary>
    public float Quick(float wordings, float answer) => Wordings * wordings + Answer * answer;
}
