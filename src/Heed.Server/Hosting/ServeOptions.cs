namespace Heed.Server.Hosting;

/// <summary>What a serving verb was started with.</summary>
internal sealed record ServeOptions
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>Folder of the embedded store, blobs and the master key.</summary>
    public string DataFolder { get; init; } = "./data";

    /// <summary>Environment name of ASP.NET; nothing in Heed depends on it.</summary>
    public string Environment { get; init; } = "Production";
}
