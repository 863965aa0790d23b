using Heed.Channels.Email.Data;
using Heed.Platform.Modules;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Channels.Email;

/// <summary>Mailboxes: mail in, mail out, and what must not be answered.</summary>
public sealed class EmailModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Channels.Email";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IModelPart Model { get; } = new EmailModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
    }
}
