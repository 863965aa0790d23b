using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Sending;

/// <summary><c>/signatures/mine</c>: what the caller puts below mail.</summary>
internal static class SignatureEndpoints
{
    private const int MaxText = 2000;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/signatures/mine", GetAsync).NeedsMember().WithName("GetMySignature").WithTags("E-mail").WithSummary("The caller's own signature; empty when there is none.");
        workspace.MapPut("/signatures/mine", PutAsync).NeedsMember().WithName("PutMySignature").WithTags("E-mail").WithSummary("Replaces the caller's own signature.");
    }

    private static async Task<Ok<LocalText>> GetAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var (workspace, person) = (caller.Scope.Workspace, caller.PersonId);
        var row = await session.Db.Set<AgentSignature>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Person == person, cancellationToken);
        return TypedResults.Ok(row is null ? new LocalText("", "") : new LocalText(row.Zh, row.En));
    }

    private static async Task<Ok<LocalText>> PutAsync(LocalText body, Caller caller, IStore store, CancellationToken cancellationToken)
    {
        new Validate().Text(body.ZhCn, "zh-CN", MaxText, required: false, multiline: true).Text(body.En, "en", MaxText, required: false, multiline: true).Done();
        var person = caller.PersonId;
        await store.WriteAsync(
            caller.Scope,
            unit => unit.Execute($"""
                insert into email_signatures (workspace, person, zh, en) values ({unit.Workspace}, {person}, {body.ZhCn.Trim()}, {body.En.Trim()})
                on conflict (workspace, person) do update set zh = excluded.zh, en = excluded.en
                """),
            cancellationToken);
        return TypedResults.Ok(body);
    }
}
