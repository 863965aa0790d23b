using System.Data.Common;
using System.Globalization;
using System.Text;
using Heed.Kernel;
using Heed.Platform.Search;
using Heed.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Heed.Bench;

/// <summary>
/// Conversations of five messages each with their search terms, written past the server in bulk from its one real
/// conversation: half an hour by way of its API, minutes this way. The rows are those that the server would have written.
/// </summary>
internal static class SearchFill
{
    public const int Each = 5, Open = 20_000, Customers = 50_000;
    private static readonly WorkspaceId Workspace = new(1);

    public static async Task RunAsync(BenchServer server, Guid conversation, int conversations)
    {
        if (server.Postgres is { } postgres) await PostgresAsync(postgres, conversation, conversations);
        else await SqliteAsync(server.DatabaseFile, conversation, conversations);
    }

    private static async Task SqliteAsync(string file, Guid conversation, int conversations)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var copies = new RowCopies(connection);
        // Large flushes while filling; set back at the end, as it is kept with the index.
        await copies.RunAsync("pragma synchronous=off; pragma cache_size=-1000000; insert into platform_search_terms (platform_search_terms, rank) values ('hashsize', 67108864); begin");
        var thread = $"x'{Convert.ToHexString(conversation.ToByteArray(bigEndian: true))}'";
        await copies.InsertAsync("customers_customers", Customers, new() { ["id"] = RowCopies.Id("c"), ["number"] = "i + 10" });
        await copies.InsertAsync("conversations_conversations", conversations, new()
        {
            ["id"] = RowCopies.Id("e"),
            ["number"] = "i + 10",
            ["customer"] = RowCopies.Id("c", $"(i % {Customers}) + 1"),
            ["category"] = $"case when i > {conversations - Open} then 0 else 2 end",
            ["tier"] = $"case when i > {conversations - Open} then i % 2 else 2 end",
            ["rank_at"] = $"rank_at - ({conversations} - i) * 3000000",
            ["created_at"] = $"created_at - ({conversations} - i) * 3000000",
            ["message_count"] = Each.ToString(CultureInfo.InvariantCulture),
        });
        await SqliteMessagesAsync(connection, thread, conversations);
        await copies.RunAsync("update platform_counters set value = 2000000 where name = 'conversation'; commit; insert into platform_search_terms (platform_search_terms, rank) values ('hashsize', 1048576); pragma wal_checkpoint(truncate); analyze");
    }

    private static async Task SqliteMessagesAsync(SqliteConnection connection, string thread, int conversations)
    {
        var columns = await ColumnsAsync(connection, "select name from pragma_table_info('conversations_messages')");
        var values = columns.Select(c => c switch { "conversation" => "@conversation", "position" => "@position", "id" => "@id", "text" => "@text", "at" => "at - @ago", _ => c });
        await using var message = Prepared(connection, $"insert into conversations_messages ({string.Join(", ", columns)}) select {string.Join(", ", values)} from conversations_messages where workspace = 1 and conversation = {thread} and position = 1", "@conversation", "@position", "@id", "@text", "@ago");
        await using var document = Prepared(connection, "insert into platform_search (doc, workspace, kind, entity) values (@doc, 1, 1, @id)", "@doc", "@id");
        await using var terms = Prepared(connection, "insert into platform_search_terms (rowid, terms) values (@doc, @terms)", "@doc", "@terms");
        foreach (var (number, doc, talk, position, text) in Messages(conversations))
        {
            Set(message, IdOf('e', talk).ToByteArray(true), position, IdOf('f', number).ToByteArray(true), text, (conversations - talk) * 3_000_000L);
            Set(document, doc, IdOf('f', number).ToByteArray(true));
            Set(terms, doc, SqliteSearch.Tokens(Workspace, SearchKind.Message, SearchTerms.Of(text)));
            message.ExecuteNonQuery();
            document.ExecuteNonQuery();
            terms.ExecuteNonQuery();
        }
    }

    private static async Task PostgresAsync(string server, Guid conversation, int conversations)
    {
        await using var connection = new NpgsqlConnection(server + ";Command Timeout=0");
        await connection.OpenAsync();
        // A database of an earlier run is taken as it is: filling a million takes longer than asking it.
        await using (var there = new NpgsqlCommand("select max(number) from conversations_conversations where workspace = 1", connection))
        {
            if (await there.ExecuteScalarAsync() is long number && number >= conversations) return;
        }

        await RunAsync(connection, "set synchronous_commit = off; set maintenance_work_mem = '1GB'; drop index ix_platform_search_terms; create unlogged table bench_messages (talk int, place int, id uuid, text text)");
        await InsertAsync(connection, "customers_customers", Customers, new() { ["id"] = PgId('c', "i"), ["number"] = "i + 10" }, "true");
        await InsertAsync(connection, "conversations_conversations", conversations, new()
        {
            ["id"] = PgId('e', "i"),
            ["number"] = "i + 10",
            ["customer"] = PgId('c', $"(i % {Customers}) + 1"),
            ["category"] = $"case when i > {conversations - Open} then 0 else 2 end",
            ["tier"] = $"case when i > {conversations - Open} then i % 2 else 2 end",
            ["rank_at"] = $"rank_at - ({conversations} - i)::bigint * 3000000",
            ["created_at"] = $"created_at - ({conversations} - i)::bigint * 3000000",
            ["message_count"] = Each.ToString(CultureInfo.InvariantCulture),
        }, "true");
        await using (var messages = await connection.BeginBinaryImportAsync("copy bench_messages (talk, place, id, text) from stdin (format binary)"))
        {
            foreach (var (number, _, talk, position, text) in Messages(conversations)) await messages.WriteRowAsync(default, talk, position, IdOf('f', number), text);
            await messages.CompleteAsync();
        }

        var columns = await ColumnsAsync(connection, "select column_name::text from information_schema.columns where table_name = 'conversations_messages' order by ordinal_position");
        var values = columns.Select(c => c switch { "conversation" => PgId('e', "b.talk"), "position" => "b.place", "id" => "b.id", "text" => "b.text", "at" => $"t.at - ({conversations} - b.talk)::bigint * 3000000", _ => "t." + c });
        await RunAsync(connection, $"insert into conversations_messages ({string.Join(", ", columns)}) select {string.Join(", ", values)} from bench_messages b, (select * from conversations_messages where conversation = '{conversation}' and position = 1) t; drop table bench_messages");
        await using (var documents = await connection.BeginBinaryImportAsync("copy platform_search (doc, workspace, kind, entity, terms) from stdin (format binary)"))
        {
            foreach (var (number, doc, _, _, text) in Messages(conversations)) await documents.WriteRowAsync(default, doc, 1, 1, IdOf('f', number), PostgresSearch.Codes(Workspace, SearchKind.Message, doc, SearchTerms.Of(text)));
            await documents.CompleteAsync();
        }

        await RunAsync(connection, "update platform_counters set value = 2000000 where name = 'conversation'");
        await RunAsync(connection, PostgresSearch.Tables);
        await RunAsync(connection, "vacuum (analyze)");
    }

    /// <summary>Number, document, conversation, position and text of each message, oldest first.</summary>
    private static IEnumerable<(int Number, long Doc, int Talk, int Position, string Text)> Messages(int conversations)
    {
        for (var talk = 1; talk <= conversations; talk++)
        {
            for (var position = 1; position <= Each; position++)
            {
                var number = ((talk - 1) * Each) + position;
                yield return (number, (1L << 40) + 1000 + number, talk, position, SearchTexts.Of(number));
            }
        }
    }

    private static Guid IdOf(char letter, int number) => Guid.ParseExact(string.Create(CultureInfo.InvariantCulture, $"01{letter}0000000007{number & 4095:x3}8{number:x15}"), "N");

    private static string PgId(char letter, string number) => $"('01{letter}0000000007' || lpad(to_hex(({number}) & 4095), 3, '0') || '8' || lpad(to_hex({number}), 15, '0'))::uuid";

    private static SqliteCommand Prepared(SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private static void Set(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    private static async Task InsertAsync(DbConnection connection, string table, int count, Dictionary<string, string> computed, string which)
    {
        var columns = await ColumnsAsync(connection, $"select column_name::text from information_schema.columns where table_name = '{table}' order by ordinal_position");
        await RunAsync(connection, $"insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", columns.Select(c => computed.GetValueOrDefault(c, c)))} from (select * from {table} where {which} limit 1) t, generate_series(1, {count}) i");
    }

    private static async Task<List<string>> ColumnsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        return columns;
    }

    private static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
