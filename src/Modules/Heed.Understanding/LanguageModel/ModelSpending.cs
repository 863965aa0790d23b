namespace Heed.Understanding.LanguageModel;

/// <summary>What a day's calls took. While a call runs, its largest possible answer counts as spent.</summary>
internal sealed class ModelSpending
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Days since 1970-01-01, UTC.</summary>
    public int Day { get; init; }

    public long TokensIn { get; set; }

    public long TokensOut { get; set; }

    /// <summary>Tokens of texts that were read for their meaning.</summary>
    public long EmbeddingTokens { get; set; }

    public int Calls { get; set; }

    public int Failures { get; set; }

    /// <summary>Whether the last call that somebody waited for was not made, because it could have passed the allowance.</summary>
    public bool Capped { get; set; }

    /// <summary>Cost in millionths of the currency at these prices.</summary>
    public long Cost(ModelConnection connection) => checked((TokensIn * connection.PriceIn / 1_000_000) + (TokensOut * connection.PriceOut / 1_000_000) + (EmbeddingTokens * connection.EmbeddingPrice / 1_000_000));
}
