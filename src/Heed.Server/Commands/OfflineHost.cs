using Heed.Platform.Store.Schema;
using Heed.Server.Hosting;

namespace Heed.Server.Commands;

/// <summary>The application without its listener and runners, for verbs that only need the store.</summary>
internal static class OfflineHost
{
    public static WebApplication Build(Arguments arguments)
    {
        var app = HeedHostBuilder.Build(arguments.Serving, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        app.Services.GetRequiredService<SchemaUpdate>().Apply();
        return app;
    }
}
