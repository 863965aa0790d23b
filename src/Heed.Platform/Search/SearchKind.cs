namespace Heed.Platform.Search;

/// <summary>What a search document stands for. The numbers are stored.</summary>
public enum SearchKind
{
    /// <summary>The words of a message or note.</summary>
    Message = 1,

    /// <summary>A file, by its name.</summary>
    File = 2,

    /// <summary>A customer: name, addresses, numbers.</summary>
    Customer = 3,

    /// <summary>A conversation, by its subject.</summary>
    Subject = 4,
}
