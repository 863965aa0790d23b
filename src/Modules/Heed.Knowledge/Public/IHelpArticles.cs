namespace Heed.Knowledge.Public;

/// <summary>What the help centre shows: published entries for everybody, as articles in one language.</summary>
public interface IHelpArticles
{
    /// <summary>Categories with at least one article of the brand, in their order, parents before children.</summary>
    Task<IReadOnlyList<HelpCategory>> CategoriesAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, CancellationToken cancellationToken);

    /// <summary>Articles of the brand, most read first; of one category and those below it, or of all.</summary>
    Task<IReadOnlyList<HelpArticle>> ListAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, Guid? category, CancellationToken cancellationToken);

    /// <summary>One article; null when it is not there or not for everybody.</summary>
    Task<HelpArticle?> FindAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, Guid entry, CancellationToken cancellationToken);

    /// <summary>Articles that answer a search, best first.</summary>
    Task<IReadOnlyList<HelpArticle>> SearchAsync(
        ReadSession session, WorkspaceId workspace, Guid brand, string language, string text, int limit, CancellationToken cancellationToken);
}
