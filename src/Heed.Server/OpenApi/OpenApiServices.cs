using Heed.Platform.Web;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Heed.Server.OpenApi;

/// <summary>The API described, at <c>/openapi/v1.json</c>; a committed copy is compared with it by a test.</summary>
internal static class OpenApiServices
{
    public static IServiceCollection AddHeedOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.CreateSchemaReferenceId = type => IsChange(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        o.AddSchemaTransformer<SchemaWords>();
        o.AddOperationTransformer<OperationWords>();
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Heed", Version = "v1", Description = "The API that the console uses; nothing in it is hidden." };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.AddComponent("Problem", ProblemSchema.Make());
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["apiKey"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key of the workspace, a widget token below /widget, or the token of an inbox below /channel." },
                ["session"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "heed_session", Description = "The session of a signed-in person; unsafe methods ask for the same origin." },
            };
            return Task.CompletedTask;
        });
    });

    public static void MapHeedOpenApi(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").ForAnyone();

    internal static bool IsChange(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>);
}
