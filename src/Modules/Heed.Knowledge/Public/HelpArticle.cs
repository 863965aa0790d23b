namespace Heed.Knowledge.Public;

/// <summary>An article on the help centre.</summary>
/// <param name="Title">The question.</param>
/// <param name="Html">The answer as harmless HTML; variables of conversations are left out.</param>
/// <param name="Text">The answer as plain text, for excerpts and descriptions.</param>
/// <param name="Language">Language of the article; another than asked for when it is not written in that one.</param>
/// <param name="Languages">All languages it is written in, for links to the others.</param>
/// <param name="ChangedAt">When it was last published.</param>
/// <param name="Files">Files to take along that the text itself does not show.</param>
/// <param name="Score">How well it answers a search, 0 to 1; 1 otherwise.</param>
public sealed record HelpArticle(
    Guid Id, Guid? Category, string Title, string Html, string Text, string Language, IReadOnlyList<string> Languages, DateTimeOffset ChangedAt, double Score,
    IReadOnlyList<RelatedScenario> Related, IReadOnlyList<HelpFile> Files);
