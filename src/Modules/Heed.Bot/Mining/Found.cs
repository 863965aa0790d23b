namespace Heed.Bot.Mining;

/// <summary>A question and the answer that solved it.</summary>
/// <param name="Quality">How much speaks for it, 0 to 100.</param>
internal sealed record Found(string Question, string Answer, string Language, int Quality);
