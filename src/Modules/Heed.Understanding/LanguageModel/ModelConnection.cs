namespace Heed.Understanding.LanguageModel;

/// <summary>Where the workspace's model answers, and what it may cost. One row a workspace; the key is kept with the secrets.</summary>
internal sealed class ModelConnection
{
    /// <summary>Under this name the key is kept.</summary>
    public const string Secret = "model/key";

    public WorkspaceId Workspace { get; init; }

    /// <summary>Base of the API, such as <c>https://models.example/v1</c>.</summary>
    public required string Address { get; set; }

    /// <summary>Name of the model that writes.</summary>
    public required string Model { get; set; }

    /// <summary>Name of the model that reads texts for their meaning; empty for none.</summary>
    public string EmbeddingModel { get; set; } = "";

    public bool Enabled { get; set; }

    /// <summary>Longest wait for an answer, in milliseconds.</summary>
    public int TimeLimit { get; set; }

    /// <summary>Tokens a day, of all kinds together, by the workspace's days in UTC.</summary>
    public long DailyTokens { get; set; }

    /// <summary>Price of a million tokens that go in, in millionths of the currency; 0 when unknown.</summary>
    public long PriceIn { get; set; }

    /// <summary>Price of a million tokens that come out, in millionths of the currency; 0 when unknown.</summary>
    public long PriceOut { get; set; }

    /// <summary>Price of a million tokens read for their meaning, in millionths of the currency; 0 when unknown.</summary>
    public long EmbeddingPrice { get; set; }

    /// <summary>Money a day, in millionths of the currency; 0 for no cap but <see cref="DailyTokens"/>.</summary>
    public long DailyCost { get; set; }

    /// <summary>Hosts that links in answers may lead to, one a line; all other links lose their address.</summary>
    public string LinkHosts { get; set; } = "";

    public long Version { get; set; } = 1;
}
