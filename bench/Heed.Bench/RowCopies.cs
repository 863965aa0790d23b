using Microsoft.Data.Sqlite;

namespace Heed.Bench;

/// <summary>Fills a table with copies of one of its rows, some columns computed from the copy's number <c>i</c>.</summary>
internal sealed class RowCopies(SqliteConnection connection)
{
    /// <summary>SQL of a version 7 id whose first letter tells the table and whose end tells the number.</summary>
    public static string Id(string letter, string number = "i") => $"unhex(printf('01{letter}000000000' || '7%03x8%015x', ({number}) & 4095, {number}))";

    public async Task InsertAsync(string table, int count, Dictionary<string, string> computed, string which = "true")
    {
        var columns = new List<string>();
        await using (var info = connection.CreateCommand())
        {
            info.CommandText = $"select name from pragma_table_info('{table}')";
            await using var reader = await info.ExecuteReaderAsync();
            while (await reader.ReadAsync()) columns.Add(reader.GetString(0));
        }

        var values = columns.Select(c => computed.GetValueOrDefault(c, c));
        await RunAsync($"""
            with recursive n(i) as (select 1 union all select i + 1 from n where i < {count})
            insert into {table} ({string.Join(", ", columns)}) select {string.Join(", ", values)} from (select * from {table} where {which} limit 1), n
            """);
    }

    public async Task RunAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
