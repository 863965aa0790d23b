using System.Diagnostics.Metrics;
using Heed.Platform.Live;
using Heed.Platform.Store;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Heed.Server.Hosting;

/// <summary>
/// Sends measurements and traces by OTLP when <c>Heed:Otlp:Endpoint</c> is set (OpenTelemetry protocol 1.x, HTTP with protobuf). They hold routes,
/// durations and counts; never an address, name or word of a customer.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration, StoreCore store) : IHostedService, IDisposable
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql"];
    private static readonly string[] Meters = ["Heed", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];
    private readonly Meter _meter = new("Heed");
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration["Heed:Otlp:Endpoint"] is not { Length: > 0 } text) return Task.CompletedTask;
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var endpoint)) throw new InvalidOperationException($"HEED__Otlp__Endpoint: '{text}' is no address.");
        _meter.CreateObservableCounter("heed.lane.units", () => store.Counts.Units, description: "Units of work committed.");
        _meter.CreateObservableCounter("heed.lane.batches", () => store.Counts.Batches, description: "Transactions committed by the lanes.");
        _meter.CreateObservableGauge("heed.lane.waiting", () => store.Waiting, description: "Units waiting to be written.");
        _meter.CreateObservableGauge("heed.live.sockets", () => LiveSockets.Open, description: "Open live sockets of agents and visitors.");
        var resource = ResourceBuilder.CreateEmpty().AddService("heed", serviceVersion: Commands.CommandLine.Version, autoGenerateServiceInstanceId: true);
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                To(exporter, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 15_000;
            }).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Sources)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(configuration.GetValue("Heed:Otlp:Traces", 0.1))))
            .AddOtlpExporter(exporter => To(exporter, endpoint, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        // What was measured last is sent before the process ends; a receiver that is away does not hold it up.
        _metrics?.ForceFlush(2_000);
        _traces?.ForceFlush(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
        _meter.Dispose();
    }

    private void To(OtlpExporterOptions exporter, Uri endpoint, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri(endpoint, path);
        if (configuration["Heed:Otlp:Headers"] is { Length: > 0 } headers) exporter.Headers = headers;
    }
}
