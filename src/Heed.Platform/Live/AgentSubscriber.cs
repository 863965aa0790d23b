using Heed.Kernel;
using Microsoft.AspNetCore.Http;

namespace Heed.Platform.Live;

/// <summary>An agent's live socket or long poll.</summary>
public sealed class AgentSubscriber(Scope scope, HttpContext context) : LiveSubscriber
{
    /// <summary>Rights of the receiver; replaced when they change.</summary>
    public Scope Scope { get; internal set; } = scope;

    /// <summary>Id of this connection, for what is shown per connection (typing, viewing).</summary>
    public Guid Connection { get; } = Guid.CreateVersion7();

    /// <summary>The request the socket came with; its credentials are checked again when rights change.</summary>
    internal HttpContext Context { get; } = context;
}
