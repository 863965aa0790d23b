namespace Heed.Knowledge.Public;

/// <summary>Where an entry can be read by everybody. Whoever shows knowledge to the public implements it.</summary>
public interface IArticleLinks
{
    /// <summary>The address of an entry's article, absolute or from the root of this server; null when it is shown nowhere.</summary>
    Task<string?> OfAsync(ReadSession session, WorkspaceId workspace, Guid brand, string language, Guid entry, CancellationToken cancellationToken);
}
