namespace Heed.Understanding.LanguageModel;

/// <summary>The connection to a model, without its key.</summary>
/// <param name="EmbeddingModel">Reads texts for their meaning; empty for none.</param>
/// <param name="HasKey">Whether a key is kept.</param>
/// <param name="TimeLimit">Longest wait, in milliseconds.</param>
/// <param name="PriceIn">Price of a million tokens in, in millionths of the currency.</param>
/// <param name="RestingUntil">It failed several times in a row and is left alone until then; null when it is not.</param>
/// <param name="DailyCost">Money a day in millionths of the currency; 0 for no such cap.</param>
internal sealed record ModelView(
    string Address, string Model, string EmbeddingModel, bool Enabled, bool HasKey, int TimeLimit, long DailyTokens, long PriceIn, long PriceOut, long EmbeddingPrice, long DailyCost, IReadOnlyList<string> LinkHosts, SpentToday Today, DateTimeOffset? RestingUntil, long Version)
{
    public static ModelView Of(ModelConnection c, bool hasKey, ModelSpending? today, DateTimeOffset? restingUntil) => new(
        c.Address, c.Model, c.EmbeddingModel, c.Enabled, hasKey, c.TimeLimit, c.DailyTokens, c.PriceIn, c.PriceOut, c.EmbeddingPrice, c.DailyCost, [.. ModelDesk.Hosts(c).Order(StringComparer.Ordinal)],
        new SpentToday(today?.TokensIn ?? 0, today?.TokensOut ?? 0, today?.EmbeddingTokens ?? 0, today?.Calls ?? 0, today?.Failures ?? 0, today?.Cost(c) ?? 0, today?.Capped ?? false), restingUntil, c.Version);
}

/// <summary>What was used since midnight UTC.</summary>
/// <param name="Capped">Whether the last call that somebody waited for was not made, because it could have passed the allowance.</param>
internal sealed record SpentToday(long TokensIn, long TokensOut, long EmbeddingTokens, int Calls, int Failures, long Cost, bool Capped);

/// <summary>The whole connection. <paramref name="Key"/>: null keeps the one there is, an empty text forgets it.</summary>
internal sealed record ModelPut(
    string Address, string Model, bool Enabled = true, string? Key = null, int TimeLimit = 15_000, long DailyTokens = 500_000, long PriceIn = 0, long PriceOut = 0, long DailyCost = 0, IReadOnlyList<string>? LinkHosts = null,
    string EmbeddingModel = "", long EmbeddingPrice = 0);

/// <summary>How a trial went.</summary>
internal sealed record ModelTrial(string? Text, Public.ModelFailure? Failure, int Milliseconds);
