using System.Reflection;
using Heed.Channels.Web.Sites;

namespace Heed.Channels.Web.Visitors;

/// <summary>Who speaks in a widget request: the token, its site, and the customer once there is one.</summary>
internal sealed record VisitorSession(Site Site, VisitorToken Token, CustomerRow? Customer)
{
    public WorkspaceId Workspace => Token.Workspace;

    /// <summary>What the browser knows itself by: its own id while anonymous, the customer's once proven.</summary>
    public Guid PublicId => Token.Customer ?? Token.Visitor;

    /// <summary>A scope that reaches this customer's own things and nothing else.</summary>
    public Scope ScopeOf(Guid? customer, string? address) =>
        new(Workspace, new Actor(ActorKind.Customer, customer ?? Token.Visitor)) { Customer = customer, Address = address };

    /// <summary>Binds the parameter of an endpoint.</summary>
    public static ValueTask<VisitorSession?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<VisitorSession>());
}
