using Heed.Knowledge.Public;
using Heed.Platform.Outbound;
using Heed.Platform.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.LanguageModel;

/// <summary>Has texts read for their meaning by the workspace's model, within its limits of time and money.</summary>
internal sealed class EmbeddingDesk(IStore store, SecretStore secrets, OutboundHttp outbound, ModelRest rest, ModelBudget budget) : ITextMeanings
{
    /// <summary>How much of the day's allowance work in the background may use up, in per cent: the rest is for people who wait.</summary>
    private const int BackgroundShare = 50;

    /// <summary>Characters sent of a text.</summary>
    private const int MaxText = 2_000;

    public async Task<string?> ModelAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        await session.Db.Set<ModelConnection>().Where(c => c.Workspace == workspace && c.Enabled && c.EmbeddingModel != "").Select(c => c.EmbeddingModel).FirstOrDefaultAsync(cancellationToken);

    public async Task<MeaningReply> ReadAsync(WorkspaceId workspace, IReadOnlyList<string> texts, MeaningCall call, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(texts.Count is >= 1 and <= MeaningCall.MostTexts, true);
        ModelConnection? connection;
        string? key;
        using (var session = store.Read())
        {
            connection = await session.Db.Set<ModelConnection>().FirstOrDefaultAsync(c => c.Workspace == workspace, cancellationToken);
            key = await secrets.GetAsync(session, workspace, ModelConnection.Secret, cancellationToken);
        }

        if (connection is not { Enabled: true, EmbeddingModel.Length: > 0 }) return Failed("", MeaningFailure.Off);
        if (rest.Rests(workspace, ModelWork.Meaning)) return Failed(connection.EmbeddingModel, MeaningFailure.Resting);
        List<string> hidden = [.. texts.Select(t => new Redaction().Hide(t.Length <= MaxText ? t : t[..MaxText]))];
        var reserved = hidden.Sum(t => (long)ChatProtocol.Tokens(t));
        if (await budget.ReserveAsync(connection, new ModelUse(0, 0, reserved), cancellationToken, call.Background ? BackgroundShare : 100) is not { } day) return Failed(connection.EmbeddingModel, MeaningFailure.Capped);
        var limit = TimeSpan.FromMilliseconds(Math.Min(connection.TimeLimit, call.Patience.TotalMilliseconds));
        var most = EmbeddingProtocol.MaxBody(hidden.Count);
        var reply = await outbound.SendAsync(connection, key, "/embeddings", EmbeddingProtocol.Request(connection.EmbeddingModel, hidden), limit, most + 1, cancellationToken);
        var (answer, used) = Read(reply, connection.EmbeddingModel, hidden.Count, most, reserved);
        await budget.SettleAsync(workspace, day, new ModelUse(0, 0, used - reserved), answer.Failure is not null);
        // A wrong key or a text that is not taken makes nobody wait: the server is there.
        if (answer.Failure is null or MeaningFailure.KeyRefused or MeaningFailure.Refused) rest.Succeeded(workspace, ModelWork.Meaning);
        else rest.Failed(workspace, ModelWork.Meaning);
        return answer with { Tokens = used };
    }

    private static (MeaningReply Answer, long Used) Read(OutboundReply reply, string model, int texts, int most, long reserved)
    {
        // What was not answered may still have been counted over there: the reservation stands, but where no connection came about.
        if (reply.Error == "timeout") return (Failed(model, MeaningFailure.Slow), reserved);
        if (reply.Status is null) return (Failed(model, MeaningFailure.Unreachable), reply.Error == "broken" ? reserved : 0);
        if (reply.Status is 401 or 403) return (Failed(model, MeaningFailure.KeyRefused), 0);
        if (reply.Status is 400 or 404 or 413 or 422) return (Failed(model, MeaningFailure.Refused), 0);
        if (!reply.Taken) return (Failed(model, MeaningFailure.Unreachable), 0);
        if (reply.Body.Length > most) return (Failed(model, MeaningFailure.Garbage, "tooLarge"), reserved);
        return EmbeddingProtocol.Read(reply.Body, texts, out var vectors, out var tokens) is { } wrong
            ? (Failed(model, MeaningFailure.Garbage, wrong), reserved)
            : (new MeaningReply(model, vectors, tokens), tokens > 0 ? tokens : reserved);
    }

    private static MeaningReply Failed(string model, MeaningFailure failure, string? detail = null) => new(model, [], 0, failure, detail);
}
