namespace Heed.Platform.Store;

/// <summary>Where the data lives: PostgreSQL when a connection string is given, else SQLite in the data folder.</summary>
public sealed record StoreOptions
{
    /// <summary>Folder of the embedded store, blobs and the master key.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PostgreSQL connection string (<c>HEED__ConnectionStrings__Postgres</c>); null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Master key in base64; null to use the file in the data folder.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Days after which personal data is deleted (resolved conversations with their words and files); null keeps it.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>The key before, while secrets are rotated.</summary>
    public string? PreviousMasterKey { get; init; }

    /// <summary>What the operator calls this node (<c>HEED__Node</c>); null for the machine's name.</summary>
    public string? NodeName { get; init; }
}
