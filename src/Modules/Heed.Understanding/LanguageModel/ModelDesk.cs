using Heed.Platform.Outbound;
using Heed.Platform.Secrets;
using Heed.Platform.Web;
using Heed.Understanding.Public;
using Microsoft.EntityFrameworkCore;

namespace Heed.Understanding.LanguageModel;

/// <summary>Asks the workspace's model within its limits of time, money and trust.</summary>
internal sealed class ModelDesk(IStore store, SecretStore secrets, OutboundHttp outbound, ModelRest rest, ModelBudget budget, RateLimits limits) : ILanguageModel
{
    /// <summary>Longest material sent, in characters over all texts: more is cut at the beginning, where the oldest words are.</summary>
    private const int MaxMaterial = 24_000;

    private static readonly RateRule PerMinute = RateRule.Per(20, TimeSpan.FromMinutes(1));

    public async Task<bool> IsOnAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        await session.Db.Set<ModelConnection>().AnyAsync(c => c.Workspace == workspace && c.Enabled, cancellationToken);

    public async Task<ModelAnswer> AskAsync(WorkspaceId workspace, ModelQuestion question, CancellationToken cancellationToken)
    {
        ModelConnection? connection;
        string? key;
        using (var session = store.Read())
        {
            connection = await session.Db.Set<ModelConnection>().FirstOrDefaultAsync(c => c.Workspace == workspace, cancellationToken);
            key = await secrets.GetAsync(session, workspace, ModelConnection.Secret, cancellationToken);
        }

        if (connection is not { Enabled: true }) return Failed(ModelFailure.Off);
        if (rest.Rests(workspace, ModelWork.Writing)) return Failed(ModelFailure.Resting);
        return MayAsk(workspace, question.Who) ? await AskAsync(connection, key, question, cancellationToken) : Failed(ModelFailure.TooOften);
    }

    /// <summary>Asks over a connection that need not be switched on, for trying it out.</summary>
    public async Task<ModelAnswer> AskAsync(ModelConnection connection, string? key, ModelQuestion question, CancellationToken cancellationToken)
    {
        var redaction = new Redaction();
        var material = Cut(question.Material).Select(m => m with { Text = redaction.Hide(m.Text) }).ToList();
        var body = ChatProtocol.Request(connection.Model, question.Instruction, material, question.MaxTokens);
        var reserved = (In: (long)ChatProtocol.Tokens(question.Instruction) + material.Sum(m => (long)ChatProtocol.Tokens(m.Text)), Out: (long)question.MaxTokens);
        if (await budget.ReserveAsync(connection, new ModelUse(reserved.In, reserved.Out), cancellationToken) is not { } day) return Failed(ModelFailure.Capped);
        var reply = await outbound.SendAsync(connection, key, "/chat/completions", body, TimeSpan.FromMilliseconds(connection.TimeLimit), ChatProtocol.MaxBody + 1, cancellationToken);
        var (answer, used) = Read(reply, reserved);
        await budget.SettleAsync(connection.Workspace, day, new ModelUse(used.In - reserved.In, used.Out - reserved.Out), answer.Failure is not null);
        if (answer.Failure is null or ModelFailure.KeyRefused) rest.Succeeded(connection.Workspace, ModelWork.Writing);
        else rest.Failed(connection.Workspace, ModelWork.Writing);
        return answer.Text is null ? answer : Checked(redaction.Restore(AnswerText.Clean(answer.Text, Hosts(connection))), question, Hosts(connection));
    }

    /// <summary>What a model made up, or was talked into, goes no further.</summary>
    internal static ModelAnswer Checked(string text, ModelQuestion question, IReadOnlySet<string> hosts)
    {
        if (text.Length == 0) return Failed(ModelFailure.Garbage);
        if (question.Material.Count == 0) return new ModelAnswer(text, null);
        var given = question.Material.Select(m => m.Text).ToList();
        if (Secrecy.Tells(text, ChatProtocol.Frame + "\n" + question.Instruction, given)) return Failed(ModelFailure.Ungrounded);
        return Grounding.FirstForeign(text, given.Concat(hosts)) is null ? new ModelAnswer(text, null) : Failed(ModelFailure.Ungrounded);
    }

    private static (ModelAnswer Answer, (long In, long Out) Used) Read(OutboundReply reply, (long In, long Out) reserved)
    {
        // What was not answered may still have been counted over there: the reservation stands, but where no connection came about.
        if (reply.Error == "timeout") return (Failed(ModelFailure.Slow), reserved);
        if (reply.Status is null) return (Failed(ModelFailure.Unreachable), reply.Error == "broken" ? reserved : (0, 0));
        if (reply.Status is 401 or 403) return (Failed(ModelFailure.KeyRefused), (0, 0));
        if (!reply.Taken) return (Failed(ModelFailure.Unreachable), (0, 0));
        if (reply.Body.Length > ChatProtocol.MaxBody || !ChatProtocol.TryRead(reply.Body, out var text, out var tokensIn, out var tokensOut)) return (Failed(ModelFailure.Garbage), reserved);
        return (new ModelAnswer(text, null), tokensIn + tokensOut > 0 ? (tokensIn, tokensOut) : reserved);
    }

    private bool MayAsk(WorkspaceId workspace, string? who)
    {
        if (who is null) return true;
        try
        {
            limits.Take("model", $"{workspace}:{who}", PerMinute);
            return true;
        }
        catch (TooManyRefusal)
        {
            return false;
        }
    }

    private static IEnumerable<ModelMaterial> Cut(IReadOnlyList<ModelMaterial> material)
    {
        var room = MaxMaterial / Math.Max(1, material.Count);
        return material.Select(m => m.Text.Length <= room ? m : m with { Text = m.Text[^room..] });
    }

    /// <summary>Hosts that links may lead to.</summary>
    internal static IReadOnlySet<string> Hosts(ModelConnection connection) =>
        connection.LinkHosts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static ModelAnswer Failed(ModelFailure failure) => new(null, failure);
}
