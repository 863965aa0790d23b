using Heed.Kernel;
using Heed.Platform.Store.Upkeep;

namespace Heed.Server.Hosting;

/// <summary>While the operator maintains, reading goes on and writing is refused with a time to come back; signing in stays possible.</summary>
internal static class MaintenanceGate
{
    internal const string Header = "Heed-Maintenance";

    public static IApplicationBuilder UseMaintenance(this IApplicationBuilder app)
    {
        var maintenance = app.ApplicationServices.GetRequiredService<Maintenance>();
        return app.Use(async (context, next) =>
        {
            var request = context.Request;
            if (Serves(request.Path) && await maintenance.ReasonAsync(context.RequestAborted) is { } reason)
            {
                context.Response.Headers[Header] = "on";
                if (Writes(request)) throw new BusyRefusal("maintenance", reason);
            }

            await next(context);
        });
    }

    private static bool Serves(PathString path) => path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/widget", StringComparison.Ordinal);

    private static bool Writes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && !request.Path.StartsWithSegments("/api/v1/session", StringComparison.Ordinal) && !request.Path.StartsWithSegments("/widget/v1/start", StringComparison.Ordinal);
}
