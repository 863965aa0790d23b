namespace Heed.Knowledge.Imports;

/// <summary>A question and answer as a file has it.</summary>
/// <param name="Category">Names of categories from the top, with <c>/</c> between; null when the file says none.</param>
internal sealed record FoundEntry(string Question, IReadOnlyList<string> Variants, string Markdown, string? Category, string? Language);
