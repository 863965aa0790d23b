using System.IO.Pipelines;
using System.Text;

namespace Heed.Engines.Tests.Mail.Wire;

/// <summary>The other end of a connection in memory, played by the test line by line. What the client sent is kept.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly Pipe _toClient = new(new PipeOptions(pauseWriterThreshold: 0)), _toServer = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Stream _in;
    private readonly StreamReader _lines;
    private readonly List<string> _received = [];
    private Task _script = Task.CompletedTask;
    private volatile bool _ended, _left;

    private ScriptedServer()
    {
        Client = new DuplexStream(_toClient.Reader.AsStream(), _toServer.Writer.AsStream(), () => _left);
        _in = _toServer.Reader.AsStream();
        _lines = new StreamReader(_in, Encoding.Latin1);
    }

    /// <summary>The client's end.</summary>
    internal Stream Client { get; }

    /// <summary>Every line the client sent, up to what was read.</summary>
    internal IReadOnlyList<string> Received => _received;

    /// <summary>Plays a script beside the test. What the script throws comes out of <see cref="DoneAsync"/>; where the client may leave early, the server closes at the end.</summary>
    internal static ScriptedServer Play(Func<ScriptedServer, Task> script, bool mayLeaveEarly = false)
    {
        var server = new ScriptedServer();
        server._script = Task.Run(async () =>
        {
            try
            {
                await script(server);
            }
            catch (Exception e) when (e is IOException || (mayLeaveEarly && e is InvalidOperationException))
            {
                // The client has gone.
            }

            if (mayLeaveEarly) await server.CloseAsync();
        });
        return server;
    }

    internal Task DoneAsync() => _script.WaitAsync(TimeSpan.FromSeconds(20));

    internal async Task SayAsync(string text) => await SayAsync(Encoding.Latin1.GetBytes(text));

    internal async Task SayAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _toClient.Writer.WriteAsync(bytes);
        }
        catch (InvalidOperationException) when (_ended)
        {
            throw new IOException("The client has gone.");
        }
    }

    /// <summary>One byte at a time, each a read of its own for the client.</summary>
    internal async Task SaySlowlyAsync(string text)
    {
        foreach (var b in Encoding.Latin1.GetBytes(text))
        {
            await SayAsync(new[] { b });
            await Task.Yield();
        }
    }

    /// <summary>The next line of the client without its line end; "" and <see cref="IsLeft"/> when it has gone.</summary>
    internal async Task<string> HearAsync()
    {
        var line = await _lines.ReadLineAsync();
        IsLeft = line is null;
        if (line is not null) _received.Add(line);
        return line ?? "";
    }

    internal bool IsLeft { get; private set; }

    /// <summary>So many bytes as the client sent them.</summary>
    internal async Task<string> HearAsync(int count)
    {
        var buffer = new char[count];
        var read = await _lines.ReadBlockAsync(buffer);
        var text = new string(buffer, 0, read);
        _received.Add(text);
        return text;
    }

    /// <summary>The connection ends for the client.</summary>
    internal async Task CloseAsync() => await _toClient.Writer.CompleteAsync();

    /// <summary>The connection breaks in both directions.</summary>
    internal async Task LeaveAsync()
    {
        _left = true;
        await CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _ended = true;
        await _toClient.Writer.CompleteAsync();
        await _toServer.Writer.CompleteAsync();
        await DoneAsync();
    }
}
