using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Requests;

/// <summary>Requests as others see them.</summary>
internal static class RequestReads
{
    public static OrderRequestRow Of(OrderRequest r) => new(
        r.Id, r.Version, r.Order, r.OrderNumber, r.Source, r.Kind, r.State, r.Amount, r.Currency, r.Reason, r.Customer, r.Conversation, NameOf(r.AskedBy), r.AskedById, r.AskedAt, r.DecidedBy, r.DecidedAt,
        r.DecisionNote, r.DoneAt, r.Reference, r.Problem, r.ProblemText, RequestSteps.Read(r.Audit));

    public static async Task<List<OrderRequestRow>> LoadAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        [.. (await session.Db.Set<OrderRequest>().Where(r => r.Workspace == workspace && ids.Contains(r.Id)).OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).ToListAsync(cancellationToken)).Select(Of)];

    private static string NameOf(ActorKind kind) => kind switch
    {
        ActorKind.Person => "person",
        ActorKind.Customer => "customer",
        ActorKind.ApiKey => "apiKey",
        _ => "system",
    };
}
