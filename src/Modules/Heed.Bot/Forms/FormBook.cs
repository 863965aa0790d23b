using System.Text.Json;
using Heed.Bot.Flows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Forms;

/// <summary>Forms on conversations: seen by those who see the conversation.</summary>
internal static class FormBook
{
    public static void Map(IEndpointRouteBuilder workspace) => workspace.MapGet("/conversations/{conversation:guid}/forms", ListAsync).NeedsMember()
        .WithName("ListConversationForms").WithTags("Bots").WithSummary("What flows took down in the conversation, oldest first.");

    public static void Add(Unit unit, Guid conversation, Guid? flow, FlowForm form)
    {
        var row = new Form { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Conversation = conversation, Type = form.Type, Flow = flow, Fields = JsonSerializer.Serialize(form.Fields, HeedJson.Options), CreatedAt = unit.Now };
        unit.Execute($"""
            insert into bot_forms (workspace, id, conversation, type, flow, fields, created_at)
            values ({row.Workspace}, {row.Id}, {row.Conversation}, {row.Type}, {row.Flow}, {row.Fields}, {row.CreatedAt})
            """);
        unit.Append(new LedgerEvent("botForm.created", FormLive.KindName, row.Id, 1, new { conversation, type = form.Type }));
    }

    private static async Task<Ok<Page<FormView>>> ListAsync(Guid conversation, Caller caller, IStore store, IConversations conversations, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        var rows = await session.Db.Set<Form>().Where(f => f.Workspace == caller.Scope.Workspace && f.Conversation == conversation).OrderBy(f => f.Id).Take(100).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<FormView>([.. rows.Select(FormView.Of)], null));
    }
}

/// <summary>A form that a flow took down.</summary>
internal sealed record FormView(Guid Id, Guid ConversationId, string Type, Guid? FlowId, IReadOnlyList<PartLine> Fields, DateTimeOffset CreatedAt)
{
    public static FormView Of(Form f) => new(f.Id, f.Conversation, f.Type, f.Flow, JsonSerializer.Deserialize<List<PartLine>>(f.Fields, HeedJson.Options)!, f.CreatedAt);
}
