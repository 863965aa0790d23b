namespace Heed.Understanding.Public;

/// <summary>What a model is asked.</summary>
/// <param name="Instruction">What it is to do; written by us, never by a customer.</param>
/// <param name="Material">What it works on: words of customers and agents. Marked as material in the request, so that orders inside it are not meant for the model.</param>
/// <param name="MaxTokens">Longest answer, in the model's tokens.</param>
/// <param name="Who">Whom it is for (<c>visitor:…</c>, <c>person:…</c>): each has an allowance of calls a minute. Null for none.</param>
public sealed record ModelQuestion(string Instruction, IReadOnlyList<ModelMaterial> Material, int MaxTokens = 600, string? Who = null);
