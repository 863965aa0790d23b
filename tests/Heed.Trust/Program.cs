using Heed.Trust;

// What must hold when things die, tried on real processes. See README.md.
var options = Options.Parse(args);
return options.Verb switch
{
    "node" => await Node.RunAsync(options),
    "crash" => await CrashRounds.RunAsync(options),
    "disk-full" => await DiskFull.RunAsync(options),
    "disk-full-inside" => await DiskFull.InsideAsync(options),
    "fuzz-mail" => MailFuzz.Run(options),
    "routing" => await RoutingRounds.RunAsync(options),
    "fsync-fails" => await SyncFailure.RunAsync(options),
    "fsync" => await FsyncAudit.RunAsync(options),
    _ => Options.Usage(),
};
