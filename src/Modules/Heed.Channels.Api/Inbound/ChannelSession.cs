using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Heed.Channels.Api.Inbound;

/// <summary>The inbox behind the token of the running request.</summary>
internal sealed record ChannelSession(InboxRow Inbox)
{
    public WorkspaceId Workspace => Inbox.Workspace;

    /// <summary>The scope of one of its customers.</summary>
    public Scope ScopeOf(Guid customer, HttpContext context) =>
        new(Workspace, Actor.Customer(customer)) { Customer = customer, Address = context.Connection.RemoteIpAddress?.ToString() };

    /// <summary>Binds the parameter of an endpoint.</summary>
    public static ValueTask<ChannelSession?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(context.Features.Get<ChannelSession>());
}
