using Heed.Mcp.Data;
using Heed.Mcp.Protocol;
using Heed.Mcp.Tools;
using Heed.Platform.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Mcp;

/// <summary>Lets programs with a language model ask Heed, by the Model Context Protocol.</summary>
public sealed class McpModule : IModule
{
    /// <inheritdoc/>
    public string Name => "Mcp";

    /// <inheritdoc/>
    public int Rank => 12;

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [new(DraftReply.Draft)];

    /// <inheritdoc/>
    public IModelPart Model { get; } = new McpModel();

    /// <inheritdoc/>
    public void Register(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<McpServer>().AddSingleton<ITool, SearchKnowledge>().AddSingleton<ITool, FindCustomers>().AddSingleton<ITool, GetConversation>()
        .AddSingleton<ITool, DraftReply>().AddSingleton<ITool, Report>();

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace) => McpEndpoint.Map(root);
}
