# Publishes the site of @CITY@, and makes sure that the public gets it. Written by `charter new hosting windows`.
#
#   powershell -ExecutionPolicy Bypass -File publish.ps1           compare with what is online, build, publish, ask the public address
#   powershell -ExecutionPolicy Bypass -File publish.ps1 -First    the first publication of all: nothing is online yet. Needed once.
#                                       Without it, a site that can't be found is an error: a share that is not connected must never look
#                                       like a city that has published nothing
#
# Ends with 0 once the public address serves the site. Otherwise says why, writes it to the event log (Windows Logs > Application,
# source "charter"), sends an e-mail if $MailServer is set, and ends with another code. What was online stays there if the content has a
# fault. Runs as often as you like: if nothing has changed, nothing is published.
# It works with Windows PowerShell 5.1, which is part of Windows, and with PowerShell 7.
param([switch]$First)

# Where the public reads the site; ends with a slash.
$Url = @=URL@
# The folder that the web server reads, here or on a share.
$Site = @=SITE@
$Content = @=CONTENT@
$Charter = @=PROGRAM@
# If the content is in a repository, the command that brings the newest; it must work without a password:
# $Update = 'git pull --ff-only --quiet'
$Update = ''
# How often the public address is asked until it serves the new site, and how many seconds to wait in between:
$Tries = 7
$Wait = 5
# Who hears of a failure, and the city's mail server. Without a server, only the event log does.
$MailTo = @=MAIL@
$MailServer = ''

$ErrorActionPreference = 'Stop'
# The program's messages are in UTF-8. A task without a console can't set this, and its messages are then less pretty.
try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch { $null = $_ }
$Manifest = 'api/v1/manifest.json'
$There = "$Site/$Manifest"

# The edition of a site in words. The list of its files has the days for which it is valid.
function Get-Edition($Text) {
    $days = [regex]::Match($Text, '"in_force": \{[^}]*\}').Value
    if (-not $days) { throw 'this is no list of the files of a site' }
    $from = [regex]::Match($days, '"from": "([^"]*)"').Groups[1].Value
    $until = [regex]::Match($days, '"until": "([^"]*)"').Groups[1].Value
    $words = 'the edition'
    if ($from) { $words += " in force from $from" }
    if ($until) { $words += " until $until" }
    return $words
}

function Publish-Site {
    if ($Update) {
        Invoke-Expression $Update
        if ($LASTEXITCODE) { throw "the newest content can't be fetched ($Update), so nothing was published" }
    }
    $exists = Test-Path -LiteralPath $There
    if ($exists -and $First) {
        throw "there is a site already in ${Site}: run this again without -First, so that nothing of what it has published is lost"
    }
    if (-not $exists -and -not $First) {
        throw "there is no published site in $Site to compare with. If it was there before, find out where it went, and don't publish until then. Only for the first publication of all: -First"
    }
    # Compares with what is in the folder. What the program says goes into the message of a failure.
    $ErrorActionPreference = 'Continue'
    $said = & $Charter build --quiet --content $Content --out $Site 2>&1 | ForEach-Object { "$_" } | Out-String
    $code = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'
    if ($said) { Write-Output $said }
    if ($code) { throw "the site was not built. What is online stays as it is, and may be out of date.`r`n$said" }
}

# Asks the public address until it serves what is in the folder.
function Confirm-Site {
    $built = Get-Content -LiteralPath $There -Raw -Encoding UTF8
    # Without this, Windows PowerShell asks with a version of TLS that servers refuse.
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    for ($asked = 0; $asked -lt $Tries; $asked++) {
        if ($asked) { Start-Sleep -Seconds $Wait }
        $answer = $null
        $reason = $null
        try {
            $client = New-Object Net.WebClient
            $client.Encoding = [Text.Encoding]::UTF8
            $client.Headers.Add('Cache-Control', 'no-cache')
            $answer = $client.DownloadString($Url + $Manifest)
        } catch {
            $reason = $_.Exception.GetBaseException().Message
        }
        if ([string]::Equals($answer, $built, [StringComparison]::Ordinal)) {
            Write-Output "$Url serves $(Get-Edition $built)"
            return
        }
    }
    if ($reason) { throw "$Url does not answer as it should ($reason), so the public can't read the site" }
    try { $served = Get-Edition $answer } catch { throw "$Url does not serve the site: is the web server's folder the one that this job publishes to?" }
    if ($served -eq (Get-Edition $built)) { $served = "an older copy of $served" }
    throw "$Url serves $served, and not what was built for today: $(Get-Edition $built). Is its folder the one that this job publishes to? Does a cache keep the old pages?"
}

try {
    Publish-Site
    Confirm-Site
    exit 0
} catch {
    $message = "publish: $($_.Exception.Message)"
    [Console]::Error.WriteLine($message)
    # An event has 31,839 characters at most. The first event of a source needs an administrator, once: see charter-publish.xml.
    $short = $message.Substring(0, [Math]::Min($message.Length, 30000)).Replace('"', "'")
    try {
        & eventcreate /L APPLICATION /T ERROR /SO charter /ID 100 /D $short | Out-Null
        if ($LASTEXITCODE) { throw "eventcreate ended with $LASTEXITCODE" }
    } catch {
        [Console]::Error.WriteLine("publish: the event log can't be written: $($_.Exception.Message)")
    }
    if ($MailServer) {
        Send-MailMessage -SmtpServer $MailServer -From $MailTo -To $MailTo -Subject 'The service standards were not published' -Body $message -Encoding UTF8 -ErrorAction Continue
    }
    exit 1
}
