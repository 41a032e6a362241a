@echo off
rem Starts Autodidact. AUTODIDACT_OPTS holds more options for Java, such as -Xmx4g.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "APP_HOME=%%~fI"
set "JAVA="
set "MAJOR=0"

if defined JAVA_HOME call :consider "%JAVA_HOME%\bin\java.exe"
if defined JAVA goto start
for /f "delims=" %%J in ('where java 2^>nul') do if not defined JAVA call :consider "%%J"
if defined JAVA goto start
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :consider "%%~D\bin\java.exe"
if defined JAVA goto start

echo autodidact: needs Java 21 or newer, and found none in JAVA_HOME, on the PATH or in the usual places. 1>&2
echo Install one (25 is best, for example Temurin) or set JAVA_HOME to it. 1>&2
exit /b 1

:start
set "MEMORY_ACCESS="
if %MAJOR% GEQ 24 set "MEMORY_ACCESS=--sun-misc-unsafe-memory-access=allow"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
"%JAVA%" --enable-native-access=ALL-UNNAMED %MEMORY_ACCESS% -Dguice_bytecode_gen_option=DISABLED "-Dautodidact.home=%APP_HOME%" %AUTODIDACT_OPTS% -cp "%APP_HOME%\lib\*" dev.autodidact.cli.Main %*
exit /b %ERRORLEVEL%

rem Takes the java.exe at %1 if it is new enough.
:consider
if not exist "%~1" exit /b
set "FOUND=0"
for /f "tokens=3" %%V in ('^""%~1" -version 2^>^&1 ^| findstr /c:" version "^"') do for /f "delims=.-+ " %%N in ("%%~V") do set "FOUND=%%N"
if %FOUND% LSS 21 exit /b
set "JAVA=%~1"
set "MAJOR=%FOUND%"
exit /b
