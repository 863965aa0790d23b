namespace Heed.Knowledge.Public;

/// <summary>Permissions of this module. Each may be held within some brands; what is for all brands asks for all of them.</summary>
public static class KnowledgePermissions
{
    /// <summary>Read entries, also internal ones, and try questions.</summary>
    public const string Read = "knowledge.read";

    /// <summary>Write drafts, categories and imports; turn gaps into drafts.</summary>
    public const string Write = "knowledge.write";

    /// <summary>Approve a draft or give it back.</summary>
    public const string Review = "knowledge.review";

    /// <summary>Decide what customers read: publish, unpublish, archive.</summary>
    public const string Publish = "knowledge.publish";
}
