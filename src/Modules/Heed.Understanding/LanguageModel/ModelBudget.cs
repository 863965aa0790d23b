namespace Heed.Understanding.LanguageModel;

/// <summary>The day's allowance of tokens and money. What a call may take is reserved before it, so many at once cannot pass it.</summary>
internal sealed class ModelBudget(IStore store)
{
    internal static int Day(DateTimeOffset now) => (int)(now - DateTimeOffset.UnixEpoch).TotalDays;

    /// <summary>The day that the call is counted to; null when its allowance is used up.</summary>
    /// <param name="percent">How much of the allowance may be used up with this call.</param>
    public Task<int?> ReserveAsync(ModelConnection connection, ModelUse use, CancellationToken cancellationToken, int percent = 100) => store.WriteAsync(
        Scope.System(connection.Workspace),
        unit =>
        {
            var today = unit.Db.Set<ModelSpending>().Find(unit.Workspace, Day(unit.Now));
            if (today is null) unit.Db.Set<ModelSpending>().Add(today = new ModelSpending { Workspace = unit.Workspace, Day = Day(unit.Now) });
            Add(today, use, 1);
            var tokens = today.TokensIn + today.TokensOut + today.EmbeddingTokens;
            var fits = tokens <= connection.DailyTokens * percent / 100 && (connection.DailyCost == 0 || today.Cost(connection) <= connection.DailyCost * percent / 100);
            if (percent == 100) today.Capped = !fits;
            if (fits) return (int?)today.Day;
            Add(today, use, -1);
            return null;
        },
        cancellationToken);

    /// <summary>
    /// Adds what was used beyond the reservation, or gives back; to the day it was reserved from, which may have ended meanwhile. A call cut off
    /// by its caller keeps its reservation: it may have been counted over there.
    /// </summary>
    public Task SettleAsync(WorkspaceId workspace, int day, ModelUse beyond, bool failed) => store.WriteAsync(
        Scope.System(workspace),
        unit => unit.Execute($"""
            update understanding_spending set tokens_in = tokens_in + {beyond.In}, tokens_out = tokens_out + {beyond.Out}, embedding_tokens = embedding_tokens + {beyond.Read},
                failures = failures + {(failed ? 1 : 0)}
            where workspace = {unit.Workspace} and day = {day}
            """),
        CancellationToken.None);

    private static void Add(ModelSpending today, ModelUse use, int sign)
    {
        today.TokensIn += sign * use.In;
        today.TokensOut += sign * use.Out;
        today.EmbeddingTokens += sign * use.Read;
        today.Calls += sign;
    }
}
