using Heed.Platform.Web;

namespace Heed.Server.Health;

/// <summary>What a load balancer, an orchestrator and a monitoring system ask.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddHeedHealth(this IServiceCollection services) => services
        .AddSingleton<RequestCounts>()
        .AddSingleton<Readiness>()
        .AddSingleton<Metrics>();

    public static void MapHeedHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => TypedResults.Text("ok")).ForAnyone().ExcludeFromDescription();
        app.MapGet("/readyz", async (Readiness readiness, CancellationToken cancellationToken) =>
        {
            var report = await readiness.ReportAsync(cancellationToken);
            return Results.Json(report, HeedJson.Options, statusCode: report.Ready ? 200 : 503);
        }).ForAnyone().ExcludeFromDescription();
        app.MapGet("/metrics", async (Metrics metrics, CancellationToken cancellationToken) =>
            TypedResults.Text(await metrics.WriteAsync(cancellationToken), "text/plain; version=0.0.4")).ForAnyone().ExcludeFromDescription();
    }
}
