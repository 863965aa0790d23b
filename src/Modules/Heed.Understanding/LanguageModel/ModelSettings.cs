using Heed.Accounts.Public;
using Heed.Platform.Outbound;
using Heed.Platform.Secrets;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.LanguageModel;

/// <summary>The connection to a model as the workspace's settings keep it.</summary>
internal sealed class ModelSettings(IStore store, SecretStore secrets, OutboundHttp outbound, ModelRest rest, IAudit audit, TimeProvider time)
{
    public const string Manage = "model.manage";
    private const long MaxMoney = 1_000_000_000_000;

    public async Task<ModelView> GetAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var connection = await session.Db.Set<ModelConnection>().FirstOrDefaultAsync(c => c.Workspace == scope.Workspace, cancellationToken) ?? throw new NotFoundRefusal();
        var day = ModelBudget.Day(time.GetUtcNow());
        var spent = await session.Db.Set<ModelSpending>().FirstOrDefaultAsync(s => s.Workspace == scope.Workspace && s.Day == day, cancellationToken);
        return ModelView.Of(connection, await secrets.GetAsync(session, scope.Workspace, ModelConnection.Secret, cancellationToken) is not null, spent, rest.Until(scope.Workspace, ModelWork.Writing));
    }

    /// <summary>Stores the whole connection; a key that is left out stays.</summary>
    public async Task PutAsync(Scope scope, ModelPut put, long? expected, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        Check(put);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var connection = unit.Db.Set<ModelConnection>().Find(unit.Workspace);
                Versions.Require(expected, connection?.Version ?? 0);
                var made = connection is null;
                // A key belongs to the address it was typed for: another address does not get it.
                if (connection is not null && put.Key is null && !string.Equals(connection.Address, put.Address, StringComparison.Ordinal)) secrets.Remove(unit, ModelConnection.Secret);
                if (connection is null) unit.Db.Set<ModelConnection>().Add(connection = new ModelConnection { Workspace = unit.Workspace, Address = put.Address, Model = put.Model, Version = 0 });
                Take(connection, put);
                connection.Version++;
                if (put.Key is { Length: > 0 } key) secrets.Set(unit, ModelConnection.Secret, key);
                else if (put.Key is "") secrets.Remove(unit, ModelConnection.Secret);
                // With other limits the next call decides anew.
                unit.Execute($"update understanding_spending set capped = {false} where workspace = {unit.Workspace} and day = {ModelBudget.Day(unit.Now)}");
                Tell(unit, scope, made ? "model.created" : "model.changed", connection.Version, new { connection.Enabled, keyChanged = put.Key is not null });
                return connection.Version;
            },
            cancellationToken);
    }

    public Task DeleteAsync(Scope scope, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(Manage);
        return store.WriteAsync(
            scope,
            unit =>
            {
                var connection = unit.Db.Set<ModelConnection>().Find(unit.Workspace) ?? throw new NotFoundRefusal();
                unit.Db.Remove(connection);
                secrets.Remove(unit, ModelConnection.Secret);
                Tell(unit, scope, "model.deleted", connection.Version + 1, null);
                return true;
            },
            cancellationToken);
    }

    // Where customers' words may go is as sensitive as who may read them.
    private void Tell(Unit unit, Scope scope, string name, long version, object? facts)
    {
        var id = Ids.FromParts(unit.Workspace.ToString(), "model");
        unit.Append(new LedgerEvent(name, "model", id, version));
        audit.Write(unit, scope, name, "model", id, facts);
    }

    private void Check(ModelPut put) => new Validate()
        .Text(put.Address, "address", OutboundHttp.MaxUrl)
        .Text(put.Model, "model", 200)
        .Text(put.EmbeddingModel, "embeddingModel", 200, required: false)
        .That(put.Key is null || (put.Key.Length <= 1_000 && !put.Key.Any(c => char.IsControl(c) || c > 126)), "key", "badKey", "At most 1,000 ordinary characters.")
        .That(put.Address is null || outbound.Check(put.Address) is null, "address", put.Address is null ? "badUrl" : outbound.Check(put.Address) ?? "", "A public https address, such as https://models.example/v1.")
        .That(put.TimeLimit is >= 500 and <= 60_000, "timeLimit", "outOfRange", "Between 500 and 60,000 milliseconds.")
        .That(put.DailyTokens is >= 1_000 and <= 1_000_000_000, "dailyTokens", "outOfRange", "Between 1,000 and 1,000,000,000 tokens a day.")
        .That(put.PriceIn is >= 0 and <= MaxMoney && put.PriceOut is >= 0 and <= MaxMoney, "priceIn", "outOfRange", "Not below zero.")
        .That(put.EmbeddingPrice is >= 0 and <= MaxMoney, "embeddingPrice", "outOfRange", "Not below zero.")
        .That(put.DailyCost is >= 0 and <= MaxMoney, "dailyCost", "outOfRange", "Not below zero.")
        .That(put.LinkHosts is null || (put.LinkHosts.Count <= 50 && put.LinkHosts.All(h => Uri.CheckHostName(h) is UriHostNameType.Dns)), "linkHosts", "badHost", "At most 50 names of hosts.")
        .Done();

    private static void Take(ModelConnection connection, ModelPut put)
    {
        connection.Address = put.Address;
        connection.Model = put.Model.Trim();
        connection.EmbeddingModel = (put.EmbeddingModel ?? "").Trim();
        connection.EmbeddingPrice = put.EmbeddingPrice;
        connection.Enabled = put.Enabled;
        connection.TimeLimit = put.TimeLimit;
        connection.DailyTokens = put.DailyTokens;
        connection.PriceIn = put.PriceIn;
        connection.PriceOut = put.PriceOut;
        connection.DailyCost = put.DailyCost;
        connection.LinkHosts = string.Join('\n', put.LinkHosts ?? []);
    }
}
