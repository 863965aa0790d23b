using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Knowledge.Entries;

/// <summary>The way of a draft to customers.</summary>
internal static class FlowEndpoints
{
    public static void Map(IEndpointRouteBuilder knowledge)
    {
        var entry = knowledge.MapGroup("/entries/{id:guid}");
        entry.MapPost("/submit", SubmitAsync).Needs(KnowledgePermissions.Write).WithName("SubmitKnowledge").WithSummary("Asks a person to review the draft.");
        entry.MapPost("/withdraw", WithdrawAsync).Needs(KnowledgePermissions.Write).WithName("WithdrawKnowledge").WithSummary("Takes the draft out of review.");
        entry.MapPost("/approve", ApproveAsync).Needs(KnowledgePermissions.Review).WithName("ApproveKnowledge").WithSummary("Agrees to the draft, and publishes it when asked to and allowed.");
        entry.MapPost("/return", ReturnAsync).Needs(KnowledgePermissions.Review).WithName("ReturnKnowledge").WithSummary("Gives the draft back with a comment.");
        entry.MapPost("/publish", PublishAsync).Needs(KnowledgePermissions.Publish).WithName("PublishKnowledge").WithSummary("Publishes the draft now, or as it is now at a later time.");
        entry.MapDelete("/schedule", UnscheduleAsync).Needs(KnowledgePermissions.Publish).WithName("UnscheduleKnowledge").WithSummary("Forgets a decided publishing.");
        entry.MapPost("/unpublish", UnpublishAsync).Needs(KnowledgePermissions.Publish).WithName("UnpublishKnowledge").WithSummary("Takes it from customers at once; it stays as a draft.");
        entry.MapPost("/archive", ArchiveAsync).Needs(KnowledgePermissions.Publish).WithName("ArchiveKnowledge").WithSummary("Puts it away; nobody is answered with it.");
        entry.MapPost("/unarchive", UnarchiveAsync).Needs(KnowledgePermissions.Publish).WithName("UnarchiveKnowledge").WithSummary("Takes it back as a draft.");
        entry.MapPost("/discard", DiscardAsync).Needs(KnowledgePermissions.Write).WithName("DiscardKnowledgeDraft").WithSummary("Throws the draft beside a published version away.");
    }

    private static Task<Ok<EntryView>> SubmitAsync(Guid id, ReviewRequest request, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.SubmitAsync(caller.Scope, id, Match(context), request, cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> WithdrawAsync(Guid id, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.WithdrawAsync(caller.Scope, id, Match(context), cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> ApproveAsync(Guid id, EntryApproval request, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.ApproveAsync(caller.Scope, id, Match(context), request, cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> ReturnAsync(Guid id, ReturnedDraft request, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.ReturnAsync(caller.Scope, id, Match(context), request.Comment, cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> PublishAsync(
        Guid id, Publishing request, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, TimeProvider time, CancellationToken cancellationToken) =>
        ShowAsync(flow.PublishAsync(caller.Scope, id, Match(context), request, time.GetUtcNow(), cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> UnscheduleAsync(Guid id, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.UnscheduleAsync(caller.Scope, id, Match(context), cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> UnpublishAsync(Guid id, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.UnpublishAsync(caller.Scope, id, Match(context), cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> ArchiveAsync(Guid id, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.ArchiveAsync(caller.Scope, id, Match(context), true, cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> UnarchiveAsync(Guid id, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.ArchiveAsync(caller.Scope, id, Match(context), false, cancellationToken), views, caller, id, context, cancellationToken);

    private static Task<Ok<EntryView>> DiscardAsync(Guid id, Caller caller, HttpContext context, EntryFlow flow, EntryViews views, CancellationToken cancellationToken) =>
        ShowAsync(flow.DiscardAsync(caller.Scope, id, Match(context), cancellationToken), views, caller, id, context, cancellationToken);

    private static long? Match(HttpContext context) => Platform.Web.Versions.IfMatch(context.Request);

    private static async Task<Ok<EntryView>> ShowAsync(Task act, EntryViews views, Caller caller, Guid id, HttpContext context, CancellationToken cancellationToken)
    {
        await act;
        return TypedResults.Ok(await EntryEndpoints.ShowAsync(views, caller, id, context, cancellationToken));
    }
}
