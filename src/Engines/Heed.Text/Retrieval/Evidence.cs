namespace Heed.Text.Retrieval;

/// <summary>What speaks for an entry; each figure is 0 when nothing does.</summary>
/// <param name="Wordings">BM25 over the question and its variants together, through what the asked words are worth: 0 to about 2.</param>
/// <param name="Answer">The same over the answer.</param>
/// <param name="Asked">How much of what was asked stands in the best wording, 0 to 1.</param>
/// <param name="Held">How much of a wording was asked, 0 to 1.</param>
/// <param name="Grams">How much of the letters asked stands in a wording, 0 to 1.</param>
/// <param name="Likeness">Cosine of the letters, 0 to 1.</param>
/// <param name="Passage">How much of what was asked stands in one passage of the answer, 0 to 1.</param>
internal readonly record struct Evidence(float Wordings, float Answer, float Asked, float Held, float Grams, float Likeness, float Passage);
