namespace Heed.Understanding.LanguageModel;

/// <summary>Tokens of a call.</summary>
/// <param name="Read">Read for their meaning.</param>
internal readonly record struct ModelUse(long In, long Out, long Read = 0);
