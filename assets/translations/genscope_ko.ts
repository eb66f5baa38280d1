<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>BiasView</name>
    <message>
        <source>Variance σ̂² of each sample, with 1/N</source>
        <translation>각 표본의 분산 σ̂²(1/N일 때)</translation>
    </message>
    <message>
        <source>estimated variance σ̂²</source>
        <translation>추정한 분산 σ̂²</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>Mean so far: 1/N (blue), 1/(N − 1) (grey)</source>
        <translation>지금까지의 평균: 1/N(파랑), 1/(N − 1)(회색)</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>mean of σ̂²</source>
        <translation>σ̂²의 평균</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>mean of σ̂² with 1/N</source>
        <translation>1/N일 때 σ̂²의 평균</translation>
    </message>
    <message>
        <source>with 1/(N − 1)</source>
        <translation>1/(N − 1)일 때</translation>
    </message>
    <message>
        <source>share of σ², (N − 1)/N</source>
        <translation>σ²에 대한 비 (N − 1)/N</translation>
    </message>
</context>
<context>
    <name>BoundView</name>
    <message>
        <source>drag p(z)</source>
        <translation>p(z) 끌기</translation>
    </message>
    <message>
        <source>drag p(x | z)</source>
        <translation>p(x | z) 끌기</translation>
    </message>
    <message>
        <source>q(z) · drag · dashed: p(z | x)</source>
        <translation>q(z) · 끌어 보세요 · 파선: p(z | x)</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>ELBO below log p(x): E and M in turn</source>
        <translation>log p(x) 아래의 ELBO: E와 M을 번갈아</translation>
    </message>
    <message>
        <source>half-step</source>
        <translation>반 단계</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>{log_p} = {elbo} + {kl}</source>
        <translation>{log_p} = {elbo} + {kl}</translation>
    </message>
    <message>
        <source>Space plays E and M in turn.</source>
        <translation>스페이스로 E와 M을 번갈아 재생합니다.</translation>
    </message>
    <message>
        <source>{log_p}: q allows a z that the posterior rules out: ELBO = −∞, KL = ∞</source>
        <translation>{log_p}: 사후분포가 0인 z에서 q &gt; 0이므로 ELBO = −∞, KL = ∞</translation>
    </message>
    <message>
        <source>KL = ∞: q &gt; 0 where the posterior is 0.</source>
        <translation>KL = ∞: 사후분포가 0인 곳에서 q &gt; 0입니다.</translation>
    </message>
    <message>
        <source>your q</source>
        <translation>내 q</translation>
    </message>
    <message>
        <source>sums over every value of z</source>
        <translation>z의 모든 값에 대한 합</translation>
    </message>
</context>
<context>
    <name>ChapterTab</name>
    <message>
        <source>Pasted numbers</source>
        <translation>붙여넣은 수</translation>
    </message>
    <message>
        <source>{name}: rows left out: {rows}; a number is missing or too large.</source>
        <translation>{name}: 제외한 행 {rows}개. 수가 빠졌거나 너무 큽니다.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈췄습니다.</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>표</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>The memory for recorded steps is full: one in {count} is kept.</source>
        <translation>기록한 단계를 담을 메모리가 가득 차서 {count}개 가운데 하나만 남깁니다.</translation>
    </message>
</context>
<context>
    <name>Chapters</name>
    <message>
        <source>1 CLT</source>
        <translation>1 중심극한정리</translation>
    </message>
    <message>
        <source>2 Likelihood</source>
        <translation>2 가능도</translation>
    </message>
    <message>
        <source>3 Normal 2-D</source>
        <translation>3 2차원 정규분포</translation>
    </message>
    <message>
        <source>4 GMM–EM</source>
        <translation>4 GMM–EM</translation>
    </message>
    <message>
        <source>5 KL &amp; ELBO</source>
        <translation>5 KL &amp; ELBO</translation>
    </message>
    <message>
        <source>6 Regression</source>
        <translation>6 회귀</translation>
    </message>
    <message>
        <source>7 VAE</source>
        <translation>7 VAE</translation>
    </message>
    <message>
        <source>8 DDPM</source>
        <translation>8 DDPM</translation>
    </message>
</context>
<context>
    <name>CltTab</name>
    <message>
        <source>Population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>The distribution that every single number is drawn from</source>
        <translation>값을 하나씩 뽑는 분포</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수분포</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>Die</source>
        <translation>주사위</translation>
    </message>
    <message>
        <source>Loaded coin (Bernoulli)</source>
        <translation>치우친 동전(베르누이)</translation>
    </message>
    <message>
        <source>Binomial</source>
        <translation>이항분포</translation>
    </message>
    <message>
        <source>Two-humped mixture</source>
        <translation>봉우리 둘인 혼합분포</translation>
    </message>
    <message>
        <source>Painted with the mouse</source>
        <translation>마우스로 그린 분포</translation>
    </message>
    <message>
        <source>Power law: no variance</source>
        <translation>거듭제곱 법칙: 분산 없음</translation>
    </message>
    <message>
        <source>Cauchy: no mean</source>
        <translation>코시분포: 평균 없음</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Look at one distribution, or average many draws from it</source>
        <translation>분포 하나를 들여다보거나, 거기서 뽑은 많은 값을 평균 냅니다</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>Sample means and sums</source>
        <translation>표본평균과 표본합</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>A distribution, or real heights with the normal fitted to them</source>
        <translation>분포 하나, 또는 실제 키와 거기에 맞춘 정규분포</translation>
    </message>
    <message>
        <source>Heights of 481 sons</source>
        <translation>아들 481명의 키</translation>
    </message>
    <message>
        <source>Heights of 453 daughters</source>
        <translation>딸 453명의 키</translation>
    </message>
    <message>
        <source>Heights of all 934 children</source>
        <translation>자녀 934명 모두의 키</translation>
    </message>
    <message>
        <source>Mean μ</source>
        <translation>평균 μ</translation>
    </message>
    <message>
        <source>Where the centre of the bell lies; drag it on the curve too</source>
        <translation>종 모양의 중심이 놓이는 곳. 곡선에서 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Standard deviation σ</source>
        <translation>표준편차 σ</translation>
    </message>
    <message>
        <source>Half the width of the bell where it bends; drag it on the curve too</source>
        <translation>곡선이 꺾이는 두 곳 사이 너비의 절반. 곡선에서 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Success probability p</source>
        <translation>성공 확률 p</translation>
    </message>
    <message>
        <source>How likely a single throw of the loaded coin gives 1</source>
        <translation>치우친 동전을 한 번 던져 1이 나올 확률</translation>
    </message>
    <message>
        <source>Throws</source>
        <translation>던지는 횟수</translation>
    </message>
    <message>
        <source>How many throws of the loaded coin are counted together</source>
        <translation>치우친 동전을 몇 번 던져 1의 개수를 세는지</translation>
    </message>
    <message>
        <source>Make them add to 1</source>
        <translation>합이 1이 되게 하기</translation>
    </message>
    <message>
        <source>Divide every bar of the die by their sum</source>
        <translation>주사위의 막대를 모두 그 합으로 나눕니다</translation>
    </message>
    <message>
        <source>Fair die</source>
        <translation>공정한 주사위</translation>
    </message>
    <message>
        <source>Give all six faces the same probability again</source>
        <translation>여섯 눈의 확률을 다시 같게 합니다</translation>
    </message>
    <message>
        <source>68–95–99.7 % bands</source>
        <translation>68–95–99.7 % 구간</translation>
    </message>
    <message>
        <source>Mark one, two and three standard deviations around the mean</source>
        <translation>평균에서 표준편차의 1, 2, 3배 이내를 표시합니다</translation>
    </message>
    <message>
        <source>Pin this curve</source>
        <translation>이 곡선 고정</translation>
    </message>
    <message>
        <source>Keep the curve in the picture, to compare up to three with the next</source>
        <translation>곡선을 그림에 남겨 다음 곡선과 비교합니다(세 개까지)</translation>
    </message>
    <message>
        <source>Remove the pins</source>
        <translation>고정한 곡선 지우기</translation>
    </message>
    <message>
        <source>Take the pinned curves out of the picture</source>
        <translation>고정한 곡선을 그림에서 지웁니다</translation>
    </message>
    <message>
        <source>How many samples are drawn into the histogram</source>
        <translation>표본 몇 개를 뽑아 히스토그램에 담는지</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>옆 그래프</translation>
    </message>
    <message>
        <source>What the plot beside the histogram shows of the same samples</source>
        <translation>히스토그램 옆의 그래프가 같은 표본에서 무엇을 보일지</translation>
    </message>
    <message>
        <source>Distribution function</source>
        <translation>분포함수</translation>
    </message>
    <message>
        <source>Q–Q plot</source>
        <translation>Q–Q 그림</translation>
    </message>
    <message>
        <source>Distance against n</source>
        <translation>n에 따른 거리</translation>
    </message>
    <message>
        <source>Running mean</source>
        <translation>누적 평균</translation>
    </message>
    <message>
        <source>Exact distribution</source>
        <translation>정확한 분포</translation>
    </message>
    <message>
        <source>Draw the n-fold convolution of the population over the histogram</source>
        <translation>모집단을 n번 합성곱한 분포를 히스토그램 위에 그립니다</translation>
    </message>
    <message>
        <source>Compare two n</source>
        <translation>두 n 비교</translation>
    </message>
    <message>
        <source>A second histogram, whose samples are cut from the same random numbers</source>
        <translation>같은 난수열을 다르게 끊어 만든 표본의 두 번째 히스토그램</translation>
    </message>
    <message>
        <source>The other n</source>
        <translation>다른 n</translation>
    </message>
    <message>
        <source>How many numbers make one sample of the second histogram</source>
        <translation>두 번째 히스토그램에서 값 몇 개가 표본 하나를 이루는지</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>먼저 예측하기</translation>
    </message>
    <message>
        <source>Guess how wide the histogram will be before it is shown</source>
        <translation>히스토그램을 보기 전에 얼마나 넓을지 예측합니다</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>결과 보기</translation>
    </message>
    <message>
        <source>Show the histogram beside the guess</source>
        <translation>예측한 너비와 함께 히스토그램을 보입니다</translation>
    </message>
    <message>
        <source>Correlation of draws ρ</source>
        <translation>값 사이의 상관계수 ρ</translation>
    </message>
    <message>
        <source>How closely the draws of a sample follow each other; the theorem needs 0</source>
        <translation>한 표본의 값들이 서로를 얼마나 따르는지. 정리에는 0이어야 합니다</translation>
    </message>
    <message>
        <source>Sample size n</source>
        <translation>표본 크기 n</translation>
    </message>
    <message>
        <source>How many numbers are averaged into one mean</source>
        <translation>값 몇 개를 평균 내어 표본평균 하나를 만드는지</translation>
    </message>
    <message>
        <source>Of each sample</source>
        <translation>표본마다 구할 값</translation>
    </message>
    <message>
        <source>The mean narrows, the sum spreads, the standardised mean keeps its width</source>
        <translation>평균은 좁아지고, 합은 퍼지고, 표준화한 평균은 너비가 그대로입니다</translation>
    </message>
    <message>
        <source>Mean x̄</source>
        <translation>평균 x̄</translation>
    </message>
    <message>
        <source>Sum S</source>
        <translation>합 S</translation>
    </message>
    <message>
        <source>Standardised mean z</source>
        <translation>표준화한 평균 z</translation>
    </message>
    <message>
        <source>Number of trials</source>
        <translation>시행 횟수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same numbers again</source>
        <translation>시드가 같으면 같은 수를 다시 뽑습니다</translation>
    </message>
    <message>
        <source>{done} of {trials}</source>
        <translation>{done} / {trials}</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>samples N</source>
        <translation>표본 크기 N</translation>
    </message>
    <message>
        <source>estimate (nats)</source>
        <translation>추정값(nat)</translation>
    </message>
    <message>
        <source>p and q: drag the top of a bar; the others share the rest</source>
        <translation>p와 q: 막대 끝을 끌어 보세요 · 나머지 막대가 남은 확률을 나눕니다</translation>
    </message>
    <message>
        <source>Paint {who} with the mouse; at the bottom it becomes 0</source>
        <translation>마우스로 {who}를 그려 보세요 · 맨 아래에서는 0이 됩니다</translation>
    </message>
    <message>
        <source>p and q: drag a centre or a width</source>
        <translation>p와 q: 중심이나 너비를 끌어 보세요</translation>
    </message>
    <message>
        <source>KL({first}‖{second}) from samples of {first}</source>
        <translation>{first}의 표본으로 얻은 KL({first}‖{second})</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>integrand</source>
        <translation>피적분함수</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>N = {n}</source>
        <translation>N = {n}</translation>
    </message>
    <message>
        <source>area &gt; 0</source>
        <translation>넓이 &gt; 0</translation>
    </message>
    <message>
        <source>area &lt; 0</source>
        <translation>넓이 &lt; 0</translation>
    </message>
    <message>
        <source>± 2 SE</source>
        <translation>± 2 SE</translation>
    </message>
    <message>
        <source>{exact} ≈ {found} ± {error} · KL({second}‖{first}) = {other}</source>
        <translation>{exact} ≈ {found} ± {error} · KL({second}‖{first}) = {other}</translation>
    </message>
    <message>
        <source>{exact} ≈ {found} · KL({second}‖{first}) = {other}</source>
        <translation>{exact} ≈ {found} · KL({second}‖{first}) = {other}</translation>
    </message>
    <message>
        <source>both divergences and areas</source>
        <translation>두 발산과 넓이</translation>
    </message>
    <message>
        <source>N = {n} from {first}</source>
        <translation>{first}에서 N = {n}</translation>
    </message>
    <message>
        <source>{first} has probability where {second} has none: KL({first}‖{second}) = ∞.</source>
        <translation>{second}의 확률이 0인 곳에 {first}의 확률이 있습니다: KL({first}‖{second}) = ∞.</translation>
    </message>
    <message>
        <source>The estimate is negative: so few samples may say so, the divergence cannot be.</source>
        <translation>추정값이 음수입니다. 표본이 적으면 그럴 수 있지만 발산은 그럴 수 없습니다.</translation>
    </message>
    <message>
        <source>With fewer samples the estimate was negative; the divergence never is.</source>
        <translation>표본이 더 적을 때 추정값이 음수였습니다. 발산은 결코 음수가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>New seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Paste from the clipboard</source>
        <translation>클립보드에서 붙여넣기</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>What the picture shows of this chapter</source>
        <translation>이 장의 무엇을 그림에 보일지</translation>
    </message>
</context>
<context>
    <name>Cuts</name>
    <message>
        <source>Log-likelihood along w</source>
        <translation>w에 따른 로그가능도</translation>
    </message>
    <message>
        <source>MSE along w</source>
        <translation>w에 따른 MSE</translation>
    </message>
    <message>
        <source>log L per point</source>
        <translation>점당 log L</translation>
    </message>
    <message>
        <source>−∞ for every w</source>
        <translation>모든 w에서 −∞</translation>
    </message>
</context>
<context>
    <name>DdpmTab</name>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Which digits the network is asked for</source>
        <translation>신경망에 어떤 숫자를 그리게 할지</translation>
    </message>
    <message>
        <source>0 to 9 and 0 to 5</source>
        <translation>0~9와 0~5</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>표본 추출 방법</translation>
    </message>
    <message>
        <source>DDPM adds fresh noise at every step, DDIM adds none</source>
        <translation>DDPM은 단계마다 새 노이즈를 더하고 DDIM은 더하지 않습니다</translation>
    </message>
    <message>
        <source>DDIM (no added noise)</source>
        <translation>DDIM(노이즈 없음)</translation>
    </message>
    <message>
        <source>DDPM (adds noise)</source>
        <translation>DDPM(노이즈 더함)</translation>
    </message>
    <message>
        <source>Number of steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>How many of the 1,000 steps of the schedule are taken</source>
        <translation>스케줄의 1,000단계 가운데 몇 단계를 거치는지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed starts from the same noise and gives the same digits again</source>
        <translation>시드가 같으면 같은 노이즈에서 시작해 같은 숫자가 다시 나옵니다</translation>
    </message>
    <message>
        <source>schedule ᾱ</source>
        <translation>스케줄 ᾱ</translation>
    </message>
    <message>
        <source>16 chains, seed {seed}</source>
        <translation>사슬 16개, 시드 {seed}</translation>
    </message>
    <message>
        <source>noise ε̂ and guess x̂₀</source>
        <translation>노이즈 ε̂과 추정 x̂₀</translation>
    </message>
    <message>
        <source>x at t = {t}: what the chain holds</source>
        <translation>t = {t}의 x: 사슬의 현재 그림</translation>
    </message>
    <message>
        <source>x̂₀: the clean digit that the network guesses from it</source>
        <translation>x̂₀: 신경망이 x에서 추정한 깨끗한 숫자</translation>
    </message>
    <message>
        <source>ε̂: the noise that the network sees in it</source>
        <translation>ε̂: 신경망이 x에 들어 있다고 보는 노이즈</translation>
    </message>
    <message>
        <source>ε̂: at t = 0 there is no noise left to see</source>
        <translation>ε̂: t = 0에는 남은 노이즈가 없습니다</translation>
    </message>
    <message>
        <source>The chain has ended: x&lt;sub&gt;0&lt;/sub&gt; is the result.</source>
        <translation>사슬이 끝났습니다. 결과는 x&lt;sub&gt;0&lt;/sub&gt;입니다.</translation>
    </message>
    <message>
        <source>Noise schedule</source>
        <translation>노이즈 스케줄</translation>
    </message>
    <message>
        <source>step t</source>
        <translation>단계 t</translation>
    </message>
    <message>
        <source>signal left, ᾱ</source>
        <translation>남은 신호 ᾱ</translation>
    </message>
    <message>
        <source>step of the chain</source>
        <translation>사슬의 단계</translation>
    </message>
    <message>
        <source>t of the schedule</source>
        <translation>스케줄의 t</translation>
    </message>
    <message>
        <source>ᾱ, signal left</source>
        <translation>ᾱ, 남은 신호</translation>
    </message>
    <message>
        <source>√ᾱ, weight of x̂₀</source>
        <translation>√ᾱ, x̂₀의 가중치</translation>
    </message>
    <message>
        <source>√(1 − ᾱ), weight of ε̂</source>
        <translation>√(1 − ᾱ), ε̂의 가중치</translation>
    </message>
</context>
<context>
    <name>DensityPlot</name>
    <message>
        <source> (heights: {share} %)</source>
        <translation> (키: {share} %)</translation>
    </message>
</context>
<context>
    <name>DescentView</name>
    <message>
        <source>stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>surface and gradients, every step in double precision</source>
        <translation>곡면과 기울기, 모든 단계를 배정밀도로 계산</translation>
    </message>
    <message>
        <source>line through {count} points</source>
        <translation>점 {count}개에 맞추는 직선</translation>
    </message>
    <message>
        <source>{name} diverges: stopped at step {step}.</source>
        <translation>{name}: 발산하여 {step}단계에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Drag the start or click · Space plays the race</source>
        <translation>출발점을 끌거나 누르세요 · 스페이스로 재생합니다</translation>
    </message>
    <message>
        <source>Loss above its lowest value</source>
        <translation>손실에서 최솟값을 뺀 값</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>f − min f</source>
        <translation>f − min f</translation>
    </message>
    <message>
        <source>η limit</source>
        <translation>η의 한계</translation>
    </message>
    <message>
        <source>SGD is at</source>
        <translation>SGD의 위치</translation>
    </message>
</context>
<context>
    <name>DigitsView</name>
    <message>
        <source>Digit {number}: {label}</source>
        <translation>{number}번: 숫자 {label}</translation>
    </message>
    <message>
        <source>{side} × {side} pixels around it</source>
        <translation>둘레의 {side} × {side} 화소</translation>
    </message>
    <message>
        <source>point at a pixel, or use the arrow keys</source>
        <translation>화소를 가리키거나 화살표 키를 쓰세요</translation>
    </message>
    <message>
        <source>({row}, {column}): x[{d}] = {value}/255 = {scaled}</source>
        <translation>({row}, {column}): x[{d}] = {value}/255 = {scaled}</translation>
    </message>
    <message>
        <source>Mini-batch {place} of {count}: click a digit</source>
        <translation>미니배치 {place} / {count} · 숫자를 눌러 보세요</translation>
    </message>
    <message>
        <source>This batch, expected —</source>
        <translation>이 배치, 기댓값 —</translation>
    </message>
    <message>
        <source>mini-batch of {size}, epoch {epoch}</source>
        <translation>에포크 {epoch}의 {size}개짜리 미니배치</translation>
    </message>
    <message>
        <source>Classes missing in this mini-batch: {count}.</source>
        <translation>이 미니배치에 없는 부류: {count}개.</translation>
    </message>
    <message>
        <source>Page {place} of {count}: click a digit</source>
        <translation>{place} / {count}쪽 · 숫자를 눌러 보세요</translation>
    </message>
    <message>
        <source>This page, expected —</source>
        <translation>이 쪽, 기댓값 —</translation>
    </message>
    <message>
        <source>{size} digits in the order of the file</source>
        <translation>파일에 담긴 순서대로 숫자 {size}개</translation>
    </message>
    <message>
        <source>No licence was published; free for research and teaching.</source>
        <translation>라이선스는 공표되지 않았고, 연구와 교육에 자유롭게 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>All {total} digits</source>
        <translation>숫자 {total}개 전체</translation>
    </message>
    <message>
        <source>counts and means of {total} digits (MNIST: LeCun, Cortes, Burges 1998)</source>
        <translation>숫자 {total}개의 개수와 평균(MNIST: LeCun, Cortes, Burges 1998)</translation>
    </message>
    <message>
        <source>Mean digit of each class</source>
        <translation>부류별 평균 숫자</translation>
    </message>
    <message>
        <source>class</source>
        <translation>부류</translation>
    </message>
    <message>
        <source>digits</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>the same digit as a vector: pixel d = 28 · row + column</source>
        <translation>같은 숫자를 벡터로: 화소 d = 28 · 행 + 열</translation>
    </message>
    <message>
        <source>Pixels of the selected digit</source>
        <translation>고른 숫자의 화소</translation>
    </message>
    <message>
        <source>Selected digit</source>
        <translation>고른 숫자</translation>
    </message>
</context>
<context>
    <name>DistributionsView</name>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>height (in)</source>
        <translation>키(in)</translation>
    </message>
    <message>
        <source>value x</source>
        <translation>값 x</translation>
    </message>
    <message>
        <source>{count} heights (Galton 1886)</source>
        <translation>키 {count}개(골턴 1886)</translation>
    </message>
    <message>
        <source>the normal fitted to them</source>
        <translation>거기에 맞춘 정규분포</translation>
    </message>
    <message>
        <source>distribution, moments and probabilities</source>
        <translation>분포, 적률, 확률</translation>
    </message>
    <message>
        <source>Distribution function</source>
        <translation>분포함수</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>heights</source>
        <translation>키</translation>
    </message>
    <message>
        <source>share in the interval</source>
        <translation>구간 안의 비율</translation>
    </message>
    <message>
        <source>skewness</source>
        <translation>왜도</translation>
    </message>
    <message>
        <source>excess kurtosis</source>
        <translation>초과첨도</translation>
    </message>
    <message>
        <source>A density may exceed 1: its area is 1</source>
        <translation>밀도는 1을 넘을 수 있습니다. 넓이가 1입니다</translation>
    </message>
    <message>
        <source>Drag the bars and the ends of the interval</source>
        <translation>막대와 구간의 끝을 끌어 보세요</translation>
    </message>
    <message>
        <source>Drag the bar of 1 and the ends of the interval</source>
        <translation>1의 막대와 구간의 끝을 끌어 보세요</translation>
    </message>
    <message>
        <source>Drag μ at the peak, σ at the bend, and the ends of the interval</source>
        <translation>꼭대기의 μ, 꺾이는 곳의 σ, 구간의 끝을 끌어 보세요</translation>
    </message>
    <message>
        <source>Drag the ends of the interval</source>
        <translation>구간의 끝을 끌어 보세요</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>integral</source>
        <translation>적분</translation>
    </message>
    <message>
        <source>closed form</source>
        <translation>공식</translation>
    </message>
    <message>
        <source>total</source>
        <translation>총합</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>the integral for the mean does not converge</source>
        <translation>평균의 적분이 수렴하지 않습니다</translation>
    </message>
    <message>
        <source>the integral for the variance is infinite</source>
        <translation>분산의 적분이 무한대입니다</translation>
    </message>
</context>
<context>
    <name>DivergenceTab</name>
    <message>
        <source>Values of z</source>
        <translation>z 값의 수</translation>
    </message>
    <message>
        <source>How many values the latent z can take</source>
        <translation>잠재변수 z가 가질 수 있는 값의 수</translation>
    </message>
    <message>
        <source>E-step</source>
        <translation>E 단계</translation>
    </message>
    <message>
        <source>Sets q to the posterior p(z | x), with p(z) held fixed: the KL closes</source>
        <translation>p(z)는 그대로 두고 q를 사후분포 p(z | x)로 바꿉니다. KL이 0이 됩니다</translation>
    </message>
    <message>
        <source>M-step</source>
        <translation>M 단계</translation>
    </message>
    <message>
        <source>Sets p(z) to q, where the ELBO is largest with q held fixed: ELBO and log p rise</source>
        <translation>q는 그대로 두고 p(z)를 q로 바꿉니다. 그때 ELBO가 가장 크고 log p도 커집니다</translation>
    </message>
    <message>
        <source>log p = ELBO + KL</source>
        <translation>log p = ELBO + KL</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>Mixture of two normals</source>
        <translation>두 정규분포의 혼합</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>Painted with the mouse</source>
        <translation>마우스로 그린 분포</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>Curves or bars of your own, or a pair that is worth a look</source>
        <translation>직접 만드는 곡선이나 막대, 또는 살펴볼 만한 두 분포</translation>
    </message>
    <message>
        <source>Curves of your own</source>
        <translation>직접 만든 곡선</translation>
    </message>
    <message>
        <source>Bars of your own</source>
        <translation>직접 만든 막대</translation>
    </message>
    <message>
        <source>Two normals</source>
        <translation>두 정규분포</translation>
    </message>
    <message>
        <source>Two modes and one normal</source>
        <translation>봉우리 둘과 정규분포</translation>
    </message>
    <message>
        <source>Two uniforms: ∞ both ways</source>
        <translation>두 균등분포: 양쪽 다 ∞</translation>
    </message>
    <message>
        <source>Coin .7 .3 and coin .6 .4</source>
        <translation>동전 .7 .3과 동전 .6 .4</translation>
    </message>
    <message>
        <source>Coin .7 .3 and coin .2 .8</source>
        <translation>동전 .7 .3과 동전 .2 .8</translation>
    </message>
    <message>
        <source>An impossible outcome: ∞</source>
        <translation>불가능한 결과: ∞</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Which divergence is taken apart and estimated</source>
        <translation>어느 발산을 나누어 보고 추정할지</translation>
    </message>
    <message>
        <source>KL(p‖q), samples from p</source>
        <translation>KL(p‖q), p의 표본</translation>
    </message>
    <message>
        <source>KL(q‖p), samples from q</source>
        <translation>KL(q‖p), q의 표본</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>결과의 수</translation>
    </message>
    <message>
        <source>How many bars there are</source>
        <translation>막대를 몇 개 둘지</translation>
    </message>
    <message>
        <source>Shape of p</source>
        <translation>p의 모양</translation>
    </message>
    <message>
        <source>What kind of density p is</source>
        <translation>p가 어떤 밀도인지</translation>
    </message>
    <message>
        <source>Shape of q</source>
        <translation>q의 모양</translation>
    </message>
    <message>
        <source>What kind of density q is</source>
        <translation>q가 어떤 밀도인지</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>바꿀 분포</translation>
    </message>
    <message>
        <source>What brush and sliders change, and with bars the keys 1 to 8, Up and Down</source>
        <translation>붓과 슬라이더로 바꿀 분포. 막대에서는 1~8과 위, 아래 화살표 키로도 바꿉니다</translation>
    </message>
    <message>
        <source>Weight of part 1 of p</source>
        <translation>p 첫째 성분의 가중치</translation>
    </message>
    <message>
        <source>Share of the first normal in the mixture p</source>
        <translation>혼합분포 p에서 첫째 정규분포의 비율</translation>
    </message>
    <message>
        <source>Mean of p</source>
        <translation>p의 평균</translation>
    </message>
    <message>
        <source>Centre of p, of its first part in a mixture</source>
        <translation>p의 중심. 혼합분포에서는 첫째 성분의 중심</translation>
    </message>
    <message>
        <source>Standard deviation of p</source>
        <translation>p의 표준편차</translation>
    </message>
    <message>
        <source>Width of p, of its first part in a mixture</source>
        <translation>p의 너비. 혼합분포에서는 첫째 성분의 너비</translation>
    </message>
    <message>
        <source>Mean of part 2 of p</source>
        <translation>p 둘째 성분의 평균</translation>
    </message>
    <message>
        <source>Centre of the second normal in the mixture p</source>
        <translation>혼합분포 p에서 둘째 정규분포의 중심</translation>
    </message>
    <message>
        <source>Deviation of part 2 of p</source>
        <translation>p 둘째 성분의 표준편차</translation>
    </message>
    <message>
        <source>Width of the second normal in the mixture p</source>
        <translation>혼합분포 p에서 둘째 정규분포의 너비</translation>
    </message>
    <message>
        <source>Weight of part 1 of q</source>
        <translation>q 첫째 성분의 가중치</translation>
    </message>
    <message>
        <source>Share of the first normal in the mixture q</source>
        <translation>혼합분포 q에서 첫째 정규분포의 비율</translation>
    </message>
    <message>
        <source>Mean of q</source>
        <translation>q의 평균</translation>
    </message>
    <message>
        <source>Centre of q, of its first part in a mixture</source>
        <translation>q의 중심. 혼합분포에서는 첫째 성분의 중심</translation>
    </message>
    <message>
        <source>Standard deviation of q</source>
        <translation>q의 표준편차</translation>
    </message>
    <message>
        <source>Width of q, of its first part in a mixture</source>
        <translation>q의 너비. 혼합분포에서는 첫째 성분의 너비</translation>
    </message>
    <message>
        <source>Mean of part 2 of q</source>
        <translation>q 둘째 성분의 평균</translation>
    </message>
    <message>
        <source>Centre of the second normal in the mixture q</source>
        <translation>혼합분포 q에서 둘째 정규분포의 중심</translation>
    </message>
    <message>
        <source>Deviation of part 2 of q</source>
        <translation>q 둘째 성분의 표준편차</translation>
    </message>
    <message>
        <source>Width of the second normal in the mixture q</source>
        <translation>혼합분포 q에서 둘째 정규분포의 너비</translation>
    </message>
    <message>
        <source>Samples N</source>
        <translation>표본 크기 N</translation>
    </message>
    <message>
        <source>How many samples the Monte Carlo estimate has</source>
        <translation>값 몇 개를 뽑아 몬테카를로 추정값을 구할지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same samples</source>
        <translation>시드가 같으면 같은 표본을 뽑습니다</translation>
    </message>
    <message>
        <source>Two distributions</source>
        <translation>두 분포</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>난이도</translation>
    </message>
    <message>
        <source>What the target is, and what is seen of it during a round</source>
        <translation>목표가 무엇이고, 한 판 동안 무엇이 보이는지</translation>
    </message>
    <message>
        <source>Normal: its samples are seen</source>
        <translation>정규분포: 표본이 보임</translation>
    </message>
    <message>
        <source>Normal: only the KL is seen</source>
        <translation>정규분포: KL만 보임</translation>
    </message>
    <message>
        <source>Five bars: only the KL is seen</source>
        <translation>막대 5개: KL만 보임</translation>
    </message>
    <message>
        <source>Start a round (Enter)</source>
        <translation>한 판 시작(Enter)</translation>
    </message>
    <message>
        <source>Draws a new hidden target and starts the clock of ten seconds</source>
        <translation>숨은 목표를 새로 뽑고 10초 시계를 켭니다</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>순위 지우기</translation>
    </message>
    <message>
        <source>Forgets the best rounds of the class</source>
        <translation>이제까지의 순위를 지웁니다</translation>
    </message>
    <message>
        <source>The same seed brings the same targets again, round by round</source>
        <translation>시드가 같으면 판마다 같은 목표가 다시 나옵니다</translation>
    </message>
    <message>
        <source>Ten-second game</source>
        <translation>10초 게임</translation>
    </message>
    <message>
        <source>Model of x given z</source>
        <translation>z에서 x를 얻는 모형</translation>
    </message>
    <message>
        <source>How the observed x comes from z, which is drawn from N(0, 1)</source>
        <translation>N(0, 1)에서 뽑은 z로 관측값 x가 어떻게 생기는지</translation>
    </message>
    <message>
        <source>x = z + noise</source>
        <translation>x = z + 노이즈</translation>
    </message>
    <message>
        <source>x = z² + noise</source>
        <translation>x = z² + 노이즈</translation>
    </message>
    <message>
        <source>x = exp z + noise</source>
        <translation>x = exp z + 노이즈</translation>
    </message>
    <message>
        <source>x = z ± 1.5 + noise</source>
        <translation>x = z ± 1.5 + 노이즈</translation>
    </message>
    <message>
        <source>Observed x</source>
        <translation>관측값 x</translation>
    </message>
    <message>
        <source>The value that was observed: where p(x, z) is cut</source>
        <translation>관측한 값. 여기서 p(x, z)를 자릅니다</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Standard deviation of x around the curve</source>
        <translation>곡선 주위에서 x의 표준편차</translation>
    </message>
    <message>
        <source>Mean μ of q</source>
        <translation>q의 평균 μ</translation>
    </message>
    <message>
        <source>Where q stands, and where the ascent begins</source>
        <translation>q가 놓이는 곳. 경사상승법이 여기서 시작합니다</translation>
    </message>
    <message>
        <source>Deviation σ of q</source>
        <translation>q의 표준편차 σ</translation>
    </message>
    <message>
        <source>How wide q is, at the start of the ascent</source>
        <translation>q의 너비. 경사상승법이 이 너비로 시작합니다</translation>
    </message>
    <message>
        <source>Best normal q</source>
        <translation>가장 좋은 q로</translation>
    </message>
    <message>
        <source>Goes to the end of the gradient ascent, the best normal q around</source>
        <translation>경사상승법의 끝으로 갑니다. 이 근처에서 가장 좋은 정규분포 q입니다</translation>
    </message>
    <message>
        <source>Draws n</source>
        <translation>뽑는 수 n</translation>
    </message>
    <message>
        <source>How many z are drawn from q to estimate the ELBO</source>
        <translation>q에서 z를 몇 개 뽑아 ELBO를 추정할지</translation>
    </message>
    <message>
        <source>The same seed draws the same ε again</source>
        <translation>시드가 같으면 같은 ε을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>A gap that remains</source>
        <translation>남는 틈</translation>
    </message>
    <message>
        <source>True distribution</source>
        <translation>참분포</translation>
    </message>
    <message>
        <source>What the samples are drawn from</source>
        <translation>표본을 뽑을 분포</translation>
    </message>
    <message>
        <source>Laplace</source>
        <translation>라플라스분포</translation>
    </message>
    <message>
        <source>How many samples the likelihood is averaged over</source>
        <translation>표본 몇 개로 가능도의 평균을 구할지</translation>
    </message>
    <message>
        <source>Model: θ</source>
        <translation>모형: θ</translation>
    </message>
    <message>
        <source>Mean of the model, which is a normal distribution</source>
        <translation>모형의 평균. 모형은 정규분포입니다</translation>
    </message>
    <message>
        <source>Model: σ</source>
        <translation>모형: σ</translation>
    </message>
    <message>
        <source>Standard deviation of the model; it is not fitted here</source>
        <translation>모형의 표준편차. 여기서는 맞추지 않습니다</translation>
    </message>
    <message>
        <source>KL and likelihood</source>
        <translation>KL과 가능도</translation>
    </message>
    <message>
        <source>Distance of the modes</source>
        <translation>봉우리 사이의 거리</translation>
    </message>
    <message>
        <source>How far the two means of p are apart; at 0 there is one mode</source>
        <translation>p의 두 평균이 떨어진 거리. 0이면 봉우리가 하나입니다</translation>
    </message>
    <message>
        <source>Weight of the left mode</source>
        <translation>왼쪽 봉우리의 가중치</translation>
    </message>
    <message>
        <source>Share of p in its left part; 0 and 1 leave one mode</source>
        <translation>p에서 왼쪽 성분의 비율. 0과 1이면 봉우리가 하나 남습니다</translation>
    </message>
    <message>
        <source>Width of the left mode</source>
        <translation>왼쪽 봉우리의 너비</translation>
    </message>
    <message>
        <source>Standard deviation of the left part of p</source>
        <translation>p의 왼쪽 성분의 표준편차</translation>
    </message>
    <message>
        <source>Width of the right mode</source>
        <translation>오른쪽 봉우리의 너비</translation>
    </message>
    <message>
        <source>Standard deviation of the right part of p</source>
        <translation>p의 오른쪽 성분의 표준편차</translation>
    </message>
    <message>
        <source>Start: mean</source>
        <translation>출발점: 평균</translation>
    </message>
    <message>
        <source>Mean of q before the first step, for both ways</source>
        <translation>첫 단계 전 q의 평균. 두 맞춤에 똑같이 씁니다</translation>
    </message>
    <message>
        <source>Start: deviation</source>
        <translation>출발점: 표준편차</translation>
    </message>
    <message>
        <source>Standard deviation of q before the first step, for both ways</source>
        <translation>첫 단계 전 q의 표준편차. 두 맞춤에 똑같이 씁니다</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Length of a step per unit of the gradient; steps end at 0.5</source>
        <translation>기울기가 1일 때 한 단계에 가는 거리. 0.5를 넘지 않습니다</translation>
    </message>
    <message>
        <source>Most steps</source>
        <translation>최대 단계 수</translation>
    </message>
    <message>
        <source>Both ways stop after so many steps, converged or not</source>
        <translation>두 맞춤은 수렴하지 않았어도 이만큼 가면 멈춥니다</translation>
    </message>
    <message>
        <source>Two ways to fit</source>
        <translation>두 가지 맞춤</translation>
    </message>
</context>
<context>
    <name>EmNumbers</name>
    <message>
        <source>mean log-likelihood</source>
        <translation>평균 로그가능도</translation>
    </message>
    <message>
        <source>= ELBO</source>
        <translation>= ELBO</translation>
    </message>
    <message>
        <source>+ KL</source>
        <translation>+ KL</translation>
    </message>
    <message>
        <source>smallest σ</source>
        <translation>가장 작은 σ</translation>
    </message>
    <message>
        <source>Point {number}: x = ({place})</source>
        <translation>점 {number}: x = ({place})</translation>
    </message>
    <message>
        <source>N(x) = N(x; μ, Σ) · p(x) = Σ φ N = {evidence}</source>
        <translation>N(x) = N(x; μ, Σ) · p(x) = Σ φ N = {evidence}</translation>
    </message>
</context>
<context>
    <name>EmView</name>
    <message>
        <source>Log-likelihood</source>
        <translation>로그가능도</translation>
    </message>
    <message>
        <source>iteration (○ E, ● M)</source>
        <translation>반복(○ E, ● M)</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>점당 nat</translation>
    </message>
    <message>
        <source>its parts</source>
        <translation>그 구성</translation>
    </message>
    <message>
        <source>ELBO + KL</source>
        <translation>ELBO + KL</translation>
    </message>
</context>
<context>
    <name>EmWords</name>
    <message>
        <source>click or draw to add points, right-click removes one</source>
        <translation>클릭, 끌기로 추가 · 오른쪽 클릭 제거</translation>
    </message>
    <message>
        <source>drag μ, or the handle at μ + σ · click a point</source>
        <translation>μ, μ + σ 끌기 · 점 누르기</translation>
    </message>
    <message>
        <source>drag a centre or the ends of its axes · click a point</source>
        <translation>중심, 축의 끝 끌기 · 점 누르기</translation>
    </message>
    <message>
        <source>click a point to follow it · Home, then drag the start</source>
        <translation>점 누르기 · Home 뒤 초깃값 끌기</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>eruption (min)</source>
        <translation>분출 시간(분)</translation>
    </message>
    <message>
        <source>waiting (min)</source>
        <translation>대기 시간(분)</translation>
    </message>
    <message>
        <source>height (in)</source>
        <translation>키(in)</translation>
    </message>
    <message>
        <source>{count} eruptions</source>
        <translation>분출 {count}번</translation>
    </message>
    <message>
        <source>{count} grown children</source>
        <translation>성인 자녀 {count}명</translation>
    </message>
    <message>
        <source>{count} points, seed {seed}</source>
        <translation>점 {count}개, 시드 {seed}</translation>
    </message>
    <message>
        <source>{count} of {rows} points</source>
        <translation>점 {rows}개 가운데 {count}개</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>mixture of {count}</source>
        <translation>성분 {count}개</translation>
    </message>
    <message>
        <source>mixture of {count}; ellipses hold {mass} %</source>
        <translation>성분 {count}개, 타원 안 {mass} %</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>붕괴</translation>
    </message>
    <message>
        <source>every q = 1/K · mean log p = {value}</source>
        <translation>모든 q = 1/K · 평균 log p = {value}</translation>
    </message>
    <message>
        <source>KL = 0, so ELBO = mean log p = {value}</source>
        <translation>KL = 0이므로 ELBO = 평균 log p = {value}</translation>
    </message>
    <message>
        <source>mean log p = {value} ({change})</source>
        <translation>평균 log p = {value} ({change})</translation>
    </message>
    <message>
        <source>Converged in {count} iterations: change &lt; {tol}.</source>
        <translation>{count}회 만에 수렴했습니다(변화 &lt; {tol}).</translation>
    </message>
    <message>
        <source>Stopped after {count} iterations, not converged.</source>
        <translation>수렴하기 전에 {count}회에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>Collapsed in iteration {count}.</source>
        <translation>{count}번째 반복에서 붕괴했습니다.</translation>
    </message>
    <message>
        <source>Space plays it.</source>
        <translation>스페이스로 재생합니다.</translation>
    </message>
    <message>
        <source>There are no points yet.</source>
        <translation>아직 점이 없습니다.</translation>
    </message>
    <message>
        <source>{count} components for {distinct} distinct points: some share a place and stay equal.</source>
        <translation>서로 다른 점은 {distinct}개인데 성분이 {count}개여서, 몇 성분은 같은 자리에서 끝까지 똑같습니다.</translation>
    </message>
    <message>
        <source>Component {number} shrinks without end: its σ goes to 0 and log p to ∞. The last sound step is kept; a floor under σ prevents this.</source>
        <translation>성분 {number}번이 끝없이 오그라들어 σ는 0으로, log p는 ∞로 갑니다. 온전한 마지막 단계를 남겨 둡니다. σ에 바닥을 두면 막을 수 있습니다.</translation>
    </message>
    <message>
        <source>The floor keeps every σ above {share} % of the data&apos;s; log p stays finite.</source>
        <translation>바닥이 모든 σ를 데이터의 σ의 {share} % 위로 지켜 log p가 유한합니다.</translation>
    </message>
    <message>
        <source>No point belongs to component {number}: its φ is 0 and it stays where it is.</source>
        <translation>성분 {number}번에 속하는 점이 없습니다. φ가 0이고 자리도 그대로입니다.</translation>
    </message>
    <message>
        <source>The components have swapped names; the density and log p = {value} are the same.</source>
        <translation>성분이 이름을 맞바꾸었지만 밀도와 log p = {value}, 둘 다 그대로입니다.</translation>
    </message>
    <message>
        <source>The likeliest component stands for the right group for {share} % of the points.</source>
        <translation>점의 {share} %에서 책임값이 가장 큰 성분이 참 무리와 맞습니다.</translation>
    </message>
    <message>
        <source>The outline counts the daughters.</source>
        <translation>윤곽선은 딸의 수입니다.</translation>
    </message>
    <message>
        <source>The outline counts the points of the first group.</source>
        <translation>윤곽선은 첫째 무리의 점의 수입니다.</translation>
    </message>
    <message>
        <source>The colours of the points are the true groups.</source>
        <translation>점의 색은 참 무리입니다.</translation>
    </message>
    <message>
        <source>Old Faithful</source>
        <translation>올드 페이스풀</translation>
    </message>
    <message>
        <source>Heights of grown children</source>
        <translation>성인 자녀의 키</translation>
    </message>
    <message>
        <source>Three groups</source>
        <translation>세 무리</translation>
    </message>
    <message>
        <source>Two crossed groups</source>
        <translation>교차하는 두 무리</translation>
    </message>
    <message>
        <source>Two groups that overlap</source>
        <translation>겹치는 두 무리</translation>
    </message>
    <message>
        <source>Five groups</source>
        <translation>다섯 무리</translation>
    </message>
    <message>
        <source>Three humps</source>
        <translation>세 봉우리</translation>
    </message>
    <message>
        <source>Points that close in</source>
        <translation>한곳에 모이는 점</translation>
    </message>
    <message>
        <source>Only three places</source>
        <translation>세 자리뿐인 점</translation>
    </message>
    <message>
        <source>Painted points</source>
        <translation>직접 찍은 점</translation>
    </message>
</context>
<context>
    <name>EstimatePlot</name>
    <message>
        <source>∞ from {n}</source>
        <translation>N = {n}부터 ∞</translation>
    </message>
</context>
<context>
    <name>EvidenceBar</name>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
</context>
<context>
    <name>FitNumbers</name>
    <message>
        <source>points inside the {mass} % contour</source>
        <translation>{mass} % 등고선 안의 점</translation>
    </message>
    <message>
        <source>points N</source>
        <translation>점의 수 N</translation>
    </message>
    <message>
        <source>mean of x₁</source>
        <translation>x₁의 평균</translation>
    </message>
    <message>
        <source>mean of x₂</source>
        <translation>x₂의 평균</translation>
    </message>
    <message>
        <source>log-likelihood per point</source>
        <translation>점당 로그가능도</translation>
    </message>
    <message>
        <source>with 1/N</source>
        <translation>1/N일 때</translation>
    </message>
    <message>
        <source>with 1/(N − 1)</source>
        <translation>1/(N − 1)일 때</translation>
    </message>
    <message>
        <source>drawn from</source>
        <translation>모집단</translation>
    </message>
</context>
<context>
    <name>FitView</name>
    <message>
        <source>Drag μ, σ or a point · click adds · right click removes</source>
        <translation>μ, σ, 점 끌기 · 클릭으로 추가 · 오른쪽 클릭으로 제거</translation>
    </message>
    <message>
        <source>What each point adds to the log-likelihood</source>
        <translation>각 점이 로그가능도에 보태는 값</translation>
    </message>
    <message>
        <source>Mean log-likelihood over (μ, σ)</source>
        <translation>(μ, σ)에 대한 평균 로그가능도</translation>
    </message>
    <message>
        <source>product L</source>
        <translation>곱 L</translation>
    </message>
    <message>
        <source>log L</source>
        <translation>log L</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모형</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>최댓점</translation>
    </message>
    <message>
        <source>slopes μ, σ</source>
        <translation>기울기 μ, σ</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
</context>
<context>
    <name>GalleryView</name>
    <message>
        <source>Local optima, the best first · click one, or use the arrow keys</source>
        <translation>국소 최적해, 좋은 순서 · 누르거나 화살표 키로 고르기</translation>
    </message>
    <message>
        <source>Gallery of local optima</source>
        <translation>국소 최적해 모음</translation>
    </message>
    <message>
        <source>All climbs · click one</source>
        <translation>모든 상승 곡선 · 눌러 고르기</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>점당 nat</translation>
    </message>
    <message>
        <source>Start {run}: collapsed</source>
        <translation>출발점 {run}: 붕괴</translation>
    </message>
    <message>
        <source>Start {run}: {name}, {value}</source>
        <translation>출발점 {run}: {name}, {value}</translation>
    </message>
    <message>
        <source>{found} optima</source>
        <translation>최적해 {found}개</translation>
    </message>
    <message>
        <source>{name}: {times} of {runs} runs, {orders} labellings</source>
        <translation>{name}: {runs}회 가운데 {times}회, 성분 순서 {orders}가지</translation>
    </message>
    <message>
        <source>{runs} runs of EM; ellipses hold {mass} %</source>
        <translation>EM {runs}회, 타원 안 {mass} %</translation>
    </message>
    <message>
        <source>{count} collapsed: a component shrank onto too few points.</source>
        <translation>{count}회 붕괴: 성분이 너무 적은 점으로 오그라들었습니다.</translation>
    </message>
    <message>
        <source>{unfinished} did not converge in {most} iterations.</source>
        <translation>{unfinished}회는 반복 {most}번 안에 수렴하지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>GameHead</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
</context>
<context>
    <name>GameView</name>
    <message>
        <source>Stop the clock (Enter)</source>
        <translation>시계 멈추기(Enter)</translation>
    </message>
    <message>
        <source>Drag μ and σ of q, or ← → and ↑ ↓</source>
        <translation>q의 μ와 σ를 끌거나 ← →, ↑ ↓ 키를 누르세요</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>Drag the bars of q, or ← → and ↑ ↓</source>
        <translation>q의 막대를 끌거나 ← →, ↑ ↓ 키를 누르세요</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>KL during the round</source>
        <translation>이번 판의 KL</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>KL (nats)</source>
        <translation>KL(nat)</translation>
    </message>
    <message>
        <source>Start a round (Enter)</source>
        <translation>한 판 시작(Enter)</translation>
    </message>
    <message>
        <source>{points} points: within the budget, {left} s left.</source>
        <translation>{points}점: 한도 안에 들었고 {left}초 남았습니다.</translation>
    </message>
    <message>
        <source>{points} points: KL beyond the budget of {budget}.</source>
        <translation>{points}점: KL이 한도 {budget}을 넘었습니다.</translation>
    </message>
    <message>
        <source>Bring KL below {budget}, then stop the clock.</source>
        <translation>KL을 {budget} 아래로 낮추고 시계를 멈추세요.</translation>
    </message>
    <message>
        <source>Enter starts a round: bring q near the hidden p, to KL below {budget}.</source>
        <translation>Enter로 시작해 숨은 p에 q를 맞추고 KL을 {budget} 아래로 낮추세요.</translation>
    </message>
    <message>
        <source>KL = {kl} · budget {budget}</source>
        <translation>KL = {kl} · 한도 {budget}</translation>
    </message>
    <message>
        <source>{n} draws of the target</source>
        <translation>목표의 표본 {n}개</translation>
    </message>
    <message>
        <source>KL in closed form, target at the end</source>
        <translation>KL은 공식으로, 목표는 판이 끝난 뒤</translation>
    </message>
    <message>
        <source>your q</source>
        <translation>내 q</translation>
    </message>
    <message>
        <source>Round {n}</source>
        <translation>{n}번째 판</translation>
    </message>
</context>
<context>
    <name>GapView</name>
    <message>
        <source>p(x, z) · drag the observed x</source>
        <translation>p(x, z) · 관측값 x를 끌어 보세요</translation>
    </message>
    <message>
        <source>q(z) · drag μ and σ · filled: p(z | x), grey: p(z)</source>
        <translation>q(z) · 끌기 · 채움 p(z | x), 회색 p(z)</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>ELBO below log p(x): the gap is KL</source>
        <translation>log p(x) 아래의 ELBO: 틈은 KL</translation>
    </message>
    <message>
        <source>step of the ascent</source>
        <translation>경사상승법의 단계</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>{elbo} ≈ {estimate} ± {error}</source>
        <translation>{elbo} ≈ {estimate} ± {error}</translation>
    </message>
    <message>
        <source>your q</source>
        <translation>내 q</translation>
    </message>
    <message>
        <source>step {n} / {last}</source>
        <translation>단계 {n} / {last}</translation>
    </message>
    <message>
        <source>log p, ELBO, KL by quadrature</source>
        <translation>log p, ELBO, KL(수치적분)</translation>
    </message>
    <message>
        <source>ELBO from {n} draws</source>
        <translation>ELBO, {n}개 뽑음</translation>
    </message>
    <message>
        <source>Space plays gradient ascent on the ELBO.</source>
        <translation>스페이스로 경사상승을 재생합니다.</translation>
    </message>
    <message>
        <source>Best normal q around: KL = {kl} remains.</source>
        <translation>이 근처에서 가장 좋은 q: KL = {kl} 남음.</translation>
    </message>
    <message>
        <source>Stopped after {n} steps, not at the top.</source>
        <translation>{n}단계에서 멈췄고 아직 꼭대기가 아닙니다.</translation>
    </message>
    <message>
        <source>The posterior is normal: the gap is closed.</source>
        <translation>사후분포가 정규분포여서 틈이 닫혔습니다.</translation>
    </message>
</context>
<context>
    <name>GenerateView</name>
    <message>
        <source>z: weights φ and fractions drawn</source>
        <translation>z: 가중치 φ와 뽑힌 비율</translation>
    </message>
    <message>
        <source>component</source>
        <translation>성분</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Density as a surface</source>
        <translation>곡면으로 본 밀도</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, to turn the surface</source>
        <translation>끌거나 화살표 키로 곡면을 돌립니다</translation>
    </message>
    <message>
        <source>Drag a centre, or an axis of the selected ellipse</source>
        <translation>중심이나 선택한 타원의 축을 끌어 보세요</translation>
    </message>
    <message>
        <source>eruption (min)</source>
        <translation>분출 시간(분)</translation>
    </message>
    <message>
        <source>waiting (min)</source>
        <translation>대기 시간(분)</translation>
    </message>
    <message>
        <source>One: {score}</source>
        <translation>하나: {score}</translation>
    </message>
    <message>
        <source>K = {count}: {score} · drag it</source>
        <translation>K = {count}: {score} · 끌기</translation>
    </message>
    <message>
        <source>K = {count}; contours hold {masses} %</source>
        <translation>K = {count}, 등고선 {masses} %</translation>
    </message>
    <message>
        <source>{count} eruptions</source>
        <translation>분출 {count}번</translation>
    </message>
    <message>
        <source>{count} points drawn</source>
        <translation>뽑은 점 {count}개</translation>
    </message>
    <message>
        <source>z of no. {number}</source>
        <translation>{number}번의 z</translation>
    </message>
    <message>
        <source>x of no. {number}</source>
        <translation>{number}번의 x</translation>
    </message>
    <message>
        <source>Space draws z, then x, one by one.</source>
        <translation>스페이스로 z와 x를 하나씩 뽑습니다.</translation>
    </message>
    <message>
        <source>mean log p: one normal {single}, this mixture {score}, best of two {best}</source>
        <translation>평균 log p: 정규분포 하나 {single}, 이 혼합분포 {score}, 성분 둘의 최댓값 {best}</translation>
    </message>
    <message>
        <source>z is not seen: all that data show is the sum over k</source>
        <translation>z는 보이지 않습니다. 데이터가 보여 주는 것은 k에 대한 합뿐입니다</translation>
    </message>
</context>
<context>
    <name>GmmTab</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>What the mixture is fitted to: one or two columns of numbers</source>
        <translation>혼합분포를 맞출 데이터: 수로 된 열 한두 개</translation>
    </message>
    <message>
        <source>Old Faithful</source>
        <translation>올드 페이스풀</translation>
    </message>
    <message>
        <source>Heights, two sexes (1-D)</source>
        <translation>남녀의 키(1차원)</translation>
    </message>
    <message>
        <source>Three groups</source>
        <translation>세 무리</translation>
    </message>
    <message>
        <source>Two crossed groups</source>
        <translation>교차하는 두 무리</translation>
    </message>
    <message>
        <source>Two groups that overlap</source>
        <translation>겹치는 두 무리</translation>
    </message>
    <message>
        <source>Five groups</source>
        <translation>다섯 무리</translation>
    </message>
    <message>
        <source>Three humps (1-D)</source>
        <translation>세 봉우리(1차원)</translation>
    </message>
    <message>
        <source>Points that close in</source>
        <translation>한곳에 모이는 점</translation>
    </message>
    <message>
        <source>Only three places</source>
        <translation>세 자리뿐인 점</translation>
    </message>
    <message>
        <source>Painted points</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Points N</source>
        <translation>점의 수 N</translation>
    </message>
    <message>
        <source>How many points are generated</source>
        <translation>생성하는 점의 수</translation>
    </message>
    <message>
        <source>Seed of the data</source>
        <translation>데이터의 시드</translation>
    </message>
    <message>
        <source>The same seed generates the same points</source>
        <translation>시드가 같으면 같은 점을 다시 생성합니다</translation>
    </message>
    <message>
        <source>Remove all points</source>
        <translation>점 모두 지우기</translation>
    </message>
    <message>
        <source>Begin with an empty plane to paint points into</source>
        <translation>점을 찍을 빈 평면에서 시작합니다</translation>
    </message>
    <message>
        <source>Components K</source>
        <translation>성분 수 K</translation>
    </message>
    <message>
        <source>How many normal distributions the mixture has</source>
        <translation>혼합분포를 이루는 정규분포의 수</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>초깃값</translation>
    </message>
    <message>
        <source>Where the components stand before the first step</source>
        <translation>첫 단계 전에 성분이 놓이는 자리</translation>
    </message>
    <message>
        <source>The book&apos;s start</source>
        <translation>책의 초깃값</translation>
    </message>
    <message>
        <source>k-means clusters</source>
        <translation>k-평균 군집</translation>
    </message>
    <message>
        <source>Random points</source>
        <translation>임의의 점</translation>
    </message>
    <message>
        <source>A spike on one place</source>
        <translation>한 자리의 뾰족한 성분</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>직접 놓기</translation>
    </message>
    <message>
        <source>Seed of the start</source>
        <translation>초깃값의 시드</translation>
    </message>
    <message>
        <source>Floor under σ</source>
        <translation>σ의 바닥</translation>
    </message>
    <message>
        <source>Smallest σ of a component, as a share of the data&apos;s: above 0 nothing can collapse</source>
        <translation>성분의 가장 작은 σ를 데이터의 σ에 대한 비로 나타낸 값. 0보다 크면 붕괴하지 않습니다</translation>
    </message>
    <message>
        <source>True groups</source>
        <translation>참 무리</translation>
    </message>
    <message>
        <source>Show which group each point really comes from; EM never sees it</source>
        <translation>각 점이 실제로 나온 무리를 보입니다. EM은 이것을 보지 못합니다</translation>
    </message>
    <message>
        <source>Swap the names</source>
        <translation>이름 맞바꾸기</translation>
    </message>
    <message>
        <source>Give every component the number of the next one: log p stays the same</source>
        <translation>성분마다 다음 성분의 번호를 붙입니다. log p는 그대로입니다</translation>
    </message>
    <message>
        <source>Watch a collapse</source>
        <translation>붕괴 보기</translation>
    </message>
    <message>
        <source>Data and a start with which one component shrinks without end</source>
        <translation>성분 하나가 끝없이 오그라드는 데이터와 초깃값</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용오차</translation>
    </message>
    <message>
        <source>EM stops when an iteration changes the mean log-likelihood by less than this</source>
        <translation>한 번 반복할 때 평균 로그가능도의 변화가 이보다 작으면 EM을 멈춥니다</translation>
    </message>
    <message>
        <source>Most iterations</source>
        <translation>최대 반복 횟수</translation>
    </message>
    <message>
        <source>EM stops after so many pairs of E and M, converged or not</source>
        <translation>E 단계와 M 단계를 이만큼 되풀이하면 수렴하지 않았어도 EM을 멈춥니다</translation>
    </message>
    <message>
        <source>Mean μ₁</source>
        <translation>평균 μ₁</translation>
    </message>
    <message>
        <source>Where the component stands along x₁</source>
        <translation>x₁ 방향에서 성분이 놓이는 자리</translation>
    </message>
    <message>
        <source>Mean μ₂</source>
        <translation>평균 μ₂</translation>
    </message>
    <message>
        <source>Where the component stands along x₂</source>
        <translation>x₂ 방향에서 성분이 놓이는 자리</translation>
    </message>
    <message>
        <source>Standard deviation σ₁</source>
        <translation>표준편차 σ₁</translation>
    </message>
    <message>
        <source>How wide the component is along x₁</source>
        <translation>x₁ 방향으로 성분이 퍼지는 정도</translation>
    </message>
    <message>
        <source>Standard deviation σ₂</source>
        <translation>표준편차 σ₂</translation>
    </message>
    <message>
        <source>How wide the component is along x₂</source>
        <translation>x₂ 방향으로 성분이 퍼지는 정도</translation>
    </message>
    <message>
        <source>Mean eruption (min)</source>
        <translation>분출 시간의 평균(분)</translation>
    </message>
    <message>
        <source>Mean length of an eruption in the component</source>
        <translation>그 성분에서 한 번의 분출이 이어지는 시간의 평균</translation>
    </message>
    <message>
        <source>Mean waiting (min)</source>
        <translation>대기 시간의 평균(분)</translation>
    </message>
    <message>
        <source>Mean time to the next eruption in the component</source>
        <translation>그 성분에서 다음 분출까지 기다리는 시간의 평균</translation>
    </message>
    <message>
        <source>σ of the eruption (min)</source>
        <translation>분출 시간의 σ(분)</translation>
    </message>
    <message>
        <source>Standard deviation of the length of an eruption</source>
        <translation>분출이 이어지는 시간의 표준편차</translation>
    </message>
    <message>
        <source>σ of the waiting (min)</source>
        <translation>대기 시간의 σ(분)</translation>
    </message>
    <message>
        <source>Standard deviation of the time to the next eruption</source>
        <translation>다음 분출까지 기다리는 시간의 표준편차</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>A mixture of your own, or Old Faithful: one normal against two</source>
        <translation>직접 만드는 혼합분포, 또는 올드 페이스풀에서 정규분포 하나와 둘의 비교</translation>
    </message>
    <message>
        <source>Any mixture</source>
        <translation>자유로운 혼합분포</translation>
    </message>
    <message>
        <source>One normal</source>
        <translation>정규분포 하나</translation>
    </message>
    <message>
        <source>Show the single normal distribution that fits the eruptions best</source>
        <translation>분출 데이터에 가장 잘 맞는 정규분포 하나를 보입니다</translation>
    </message>
    <message>
        <source>Two, by EM</source>
        <translation>둘, EM으로</translation>
    </message>
    <message>
        <source>Show the mixture of two that EM ends at</source>
        <translation>EM이 이른 두 성분의 혼합분포를 보입니다</translation>
    </message>
    <message>
        <source>Two, rounded</source>
        <translation>둘, 반올림</translation>
    </message>
    <message>
        <source>Show the mixture of two with the rounded numbers of chapter 4.3</source>
        <translation>4.3절의 반올림한 수로 만든 두 성분의 혼합분포를 보입니다</translation>
    </message>
    <message>
        <source>Selected component</source>
        <translation>선택한 성분</translation>
    </message>
    <message>
        <source>Which component the sliders below and the small handles change</source>
        <translation>아래 슬라이더와 작은 손잡이로 바꿀 성분</translation>
    </message>
    <message>
        <source>Its weight φ</source>
        <translation>그 가중치 φ</translation>
    </message>
    <message>
        <source>Probability of the component; the others share the rest as before</source>
        <translation>그 성분의 확률. 나머지 확률은 다른 성분이 지금의 비율대로 나눕니다</translation>
    </message>
    <message>
        <source>Correlation ρ</source>
        <translation>상관계수 ρ</translation>
    </message>
    <message>
        <source>How strongly both coordinates go together in the component</source>
        <translation>그 성분에서 두 좌표가 함께 움직이는 정도</translation>
    </message>
    <message>
        <source>Points to draw</source>
        <translation>뽑을 점의 수</translation>
    </message>
    <message>
        <source>How many points are drawn, z first and then x; Space plays it</source>
        <translation>점을 몇 개 뽑을지. z를 먼저, 다음에 x를 뽑습니다. 스페이스로 재생합니다</translation>
    </message>
    <message>
        <source>Colour by z</source>
        <translation>z에 따라 색칠</translation>
    </message>
    <message>
        <source>Show which component each point came from; data alone do not show it</source>
        <translation>각 점이 나온 성분을 보입니다. 데이터만으로는 알 수 없습니다</translation>
    </message>
    <message>
        <source>Density as</source>
        <translation>밀도의 표시</translation>
    </message>
    <message>
        <source>How p(x) is drawn: contours, a shaded image, or a surface in space</source>
        <translation>p(x)를 그리는 방법: 등고선, 명암 또는 공간의 곡면</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>등고선</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>명암</translation>
    </message>
    <message>
        <source>Surface (3-D)</source>
        <translation>곡면(3차원)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same points</source>
        <translation>시드가 같으면 같은 점을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>The same seed begins at the same random points or clusters</source>
        <translation>시드가 같으면 같은 임의의 점이나 군집에서 시작합니다</translation>
    </message>
    <message>
        <source>EM, step by step</source>
        <translation>EM, 한 단계씩</translation>
    </message>
    <message>
        <source>How many normal distributions each mixture has</source>
        <translation>혼합분포마다 정규분포가 몇 개인지</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>출발점의 수</translation>
    </message>
    <message>
        <source>How many times EM is run, each time from another start</source>
        <translation>서로 다른 출발점에서 EM을 몇 번 실행할지</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>Where the components of a run stand before its first step</source>
        <translation>실행할 때마다 첫 단계 전에 성분이 놓이는 자리</translation>
    </message>
    <message>
        <source>Many starts</source>
        <translation>여러 출발점</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>What is hard</source>
        <translation>무엇이 어려운가</translation>
    </message>
    <message>
        <source>The surface with its equal maxima, or a likelihood that has no bound</source>
        <translation>높이가 같은 최댓점이 둘인 곡면, 또는 한없이 커지는 가능도</translation>
    </message>
    <message>
        <source>Two equal maxima</source>
        <translation>같은 높이의 두 최댓점</translation>
    </message>
    <message>
        <source>No upper bound</source>
        <translation>상한 없음</translation>
    </message>
    <message>
        <source>Mean of component 1; or drag the point on the surface</source>
        <translation>성분 1의 평균. 곡면의 점을 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Mean of component 2; or drag the point on the surface</source>
        <translation>성분 2의 평균. 곡면의 점을 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Known σ of both</source>
        <translation>두 성분의 알려진 σ</translation>
    </message>
    <message>
        <source>Standard deviation of both components, taken as known</source>
        <translation>두 성분의 표준편차. 안다고 놓습니다</translation>
    </message>
    <message>
        <source>σ₂ on the point</source>
        <translation>점 위 성분의 σ₂</translation>
    </message>
    <message>
        <source>Standard deviation of the component that shrinks onto one point</source>
        <translation>점 하나로 오그라드는 성분의 표준편차</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Which point is shrunk onto, counted from the left; or click near it</source>
        <translation>성분이 오그라들 점의 번호(왼쪽부터). 그 점 가까이를 눌러도 됩니다</translation>
    </message>
    <message>
        <source>Known weight φ₁</source>
        <translation>알려진 가중치 φ₁</translation>
    </message>
    <message>
        <source>Weight of component 1, taken as known; equal weights make equal maxima</source>
        <translation>성분 1의 가중치. 안다고 놓습니다. 두 가중치가 같으면 두 최댓점의 높이가 같습니다</translation>
    </message>
    <message>
        <source>How many data points are drawn</source>
        <translation>데이터로 뽑는 점의 수</translation>
    </message>
    <message>
        <source>Distance of the true means</source>
        <translation>참 평균 사이의 거리</translation>
    </message>
    <message>
        <source>How far apart the two groups are that the data come from</source>
        <translation>데이터가 나온 두 무리가 얼마나 떨어져 있는지</translation>
    </message>
    <message>
        <source>The same seed draws the same data</source>
        <translation>시드가 같으면 같은 데이터를 다시 뽑습니다</translation>
    </message>
    <message>
        <source>Why it is hard</source>
        <translation>왜 어려운가</translation>
    </message>
    <message>
        <source>Groups K</source>
        <translation>무리의 수 K</translation>
    </message>
    <message>
        <source>How many centres k-means has, and how many components the mixture</source>
        <translation>k-평균의 중심과 혼합분포의 성분을 각각 몇 개로 할지</translation>
    </message>
    <message>
        <source>Points at which both begin: any, or far from each other</source>
        <translation>둘이 시작하는 점: 아무 점, 또는 서로 멀리 떨어진 점</translation>
    </message>
    <message>
        <source>k-means++</source>
        <translation>k-평균++</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>k-means depends on the units of the columns, a free mixture does not</source>
        <translation>k-평균은 열의 단위에 따라 달라지지만, 공분산까지 맞추는 혼합분포는 그렇지 않습니다</translation>
    </message>
    <message>
        <source>Covariance</source>
        <translation>공분산</translation>
    </message>
    <message>
        <source>Whether EM fits the covariances or leaves them round and equal</source>
        <translation>EM이 공분산을 맞출지, 둥글고 모두 같게 둘지</translation>
    </message>
    <message>
        <source>Fitted</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>Held at εI</source>
        <translation>εI로 고정</translation>
    </message>
    <message>
        <source>Variance ε</source>
        <translation>분산 ε</translation>
    </message>
    <message>
        <source>Drag it to 0: the mixture hardens and becomes k-means</source>
        <translation>0으로 끌어 보세요. 책임값이 0과 1로 굳어 k-평균이 됩니다</translation>
    </message>
    <message>
        <source>k-means and GMM</source>
        <translation>k-평균과 GMM</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>The density to come near to: paint on any of them with the mouse</source>
        <translation>혼합분포로 다가갈 밀도. 어느 것이든 마우스로 고쳐 그릴 수 있습니다</translation>
    </message>
    <message>
        <source>Skyline</source>
        <translation>스카이라인</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>삼각형</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>물결</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>Painted by you</source>
        <translation>직접 그린 밀도</translation>
    </message>
    <message>
        <source>Paint a density</source>
        <translation>밀도 그리기</translation>
    </message>
    <message>
        <source>Points of the plane: measured, drawn from a known mixture, or your own</source>
        <translation>평면의 점들: 측정한 점, 알려진 혼합분포에서 뽑은 점, 또는 내 데이터</translation>
    </message>
    <message>
        <source>3 round groups apart</source>
        <translation>떨어진 둥근 무리 3개</translation>
    </message>
    <message>
        <source>3 long groups</source>
        <translation>길쭉한 무리 3개</translation>
    </message>
    <message>
        <source>3 unequal groups</source>
        <translation>크기가 다른 무리 3개</translation>
    </message>
    <message>
        <source>2 crossing groups</source>
        <translation>교차하는 무리 2개</translation>
    </message>
    <message>
        <source>5 mixed groups</source>
        <translation>여러 모양의 무리 5개</translation>
    </message>
    <message>
        <source>How many points are drawn from the known mixture</source>
        <translation>알려진 혼합분포에서 점을 몇 개 뽑을지</translation>
    </message>
    <message>
        <source>The same seed draws the same points and begins at the same places</source>
        <translation>시드가 같으면 같은 점을 뽑고 같은 자리에서 시작합니다</translation>
    </message>
    <message>
        <source>Largest K</source>
        <translation>가장 큰 K</translation>
    </message>
    <message>
        <source>Mixtures of one component up to this many are compared</source>
        <translation>성분이 1개인 것부터 이만큼인 것까지 혼합분포를 비교합니다</translation>
    </message>
    <message>
        <source>Starts for each K</source>
        <translation>K마다 출발점의 수</translation>
    </message>
    <message>
        <source>How many times EM is run for each K; the best run counts</source>
        <translation>K마다 EM을 몇 번 실행할지. 가장 좋은 결과를 씁니다</translation>
    </message>
    <message>
        <source>Held-out data</source>
        <translation>따로 둔 점으로 검증</translation>
    </message>
    <message>
        <source>Also score each fifth of the data by a mixture fitted to the others</source>
        <translation>데이터를 다섯으로 나누어, 하나씩 빼고 맞춘 혼합분포로 뺀 것을 평가합니다</translation>
    </message>
    <message>
        <source>Choosing K</source>
        <translation>K 고르기</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>A joint distribution to begin with; type other weights into its cells</source>
        <translation>처음에 쓸 결합분포. 칸에 다른 가중치를 넣을 수 있습니다</translation>
    </message>
    <message>
        <source>x depends on y</source>
        <translation>x가 y에 종속</translation>
    </message>
    <message>
        <source>Independent</source>
        <translation>독립</translation>
    </message>
    <message>
        <source>y tells x</source>
        <translation>y가 x를 결정</translation>
    </message>
    <message>
        <source>Mixture: y is z</source>
        <translation>혼합분포: y가 곧 z</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 만든 표</translation>
    </message>
    <message>
        <source>Values of y</source>
        <translation>y의 값의 수</translation>
    </message>
    <message>
        <source>How many rows the table has</source>
        <translation>표의 행이 몇 개인지</translation>
    </message>
    <message>
        <source>Values of x</source>
        <translation>x의 값의 수</translation>
    </message>
    <message>
        <source>How many columns the table has</source>
        <translation>표의 열이 몇 개인지</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Type any weights: the probabilities are their shares of the sum</source>
        <translation>아무 가중치나 넣습니다. 합에서 차지하는 비율이 확률입니다</translation>
    </message>
    <message>
        <source>Joint table</source>
        <translation>결합표</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>forward: {name}</source>
        <translation>앞으로: {name}</translation>
    </message>
    <message>
        <source>back: start</source>
        <translation>뒤로: 시작</translation>
    </message>
    <message>
        <source>back: {name}</source>
        <translation>뒤로: {name}</translation>
    </message>
    <message>
        <source>values and gradients by the chain rule, in double precision</source>
        <translation>연쇄법칙으로 얻은 값과 기울기, 배정밀도</translation>
    </message>
    <message>
        <source>{mark} by {name}</source>
        <translation>{mark} {name}에 대해</translation>
    </message>
    <message>
        <source>autodiff</source>
        <translation>자동 미분</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Space plays: values forward, gradients ∂f back</source>
        <translation>스페이스로 재생합니다 · 값은 앞으로, 기울기 ∂f는 뒤로</translation>
    </message>
    <message>
        <source>Drag the point or click</source>
        <translation>점을 끌거나 누르세요</translation>
    </message>
    <message>
        <source>Error of finite differences</source>
        <translation>유한차분의 오차</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>상대오차</translation>
    </message>
    <message>
        <source>thin: rounding ε |f| / h</source>
        <translation>가는 선: 반올림 ε |f| / h</translation>
    </message>
</context>
<context>
    <name>HardView</name>
    <message>
        <source>Log-likelihood over both means · drag the point</source>
        <translation>두 평균에 대한 로그가능도 · 점을 끌어 보세요</translation>
    </message>
    <message>
        <source>Data and mixture</source>
        <translation>데이터와 혼합분포</translation>
    </message>
    <message>
        <source>Data and mixture · click a point to put component 2 on it</source>
        <translation>데이터와 혼합분포 · 점을 누르면 성분 2가 그 위로 옮겨 갑니다</translation>
    </message>
    <message>
        <source>log of sum, above the sum of logs</source>
        <translation>합의 로그가 로그의 합보다 위</translation>
    </message>
    <message>
        <source>log p(x) of each point</source>
        <translation>각 점의 log p(x)</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>per point</source>
        <translation>점당</translation>
    </message>
    <message>
        <source>log of sum</source>
        <translation>합의 로그</translation>
    </message>
    <message>
        <source>sum of logs</source>
        <translation>로그의 합</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>now</source>
        <translation>현재</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Log-likelihood · drag σ₂ towards 0</source>
        <translation>로그가능도 · σ₂를 0 쪽으로 끌기</translation>
    </message>
    <message>
        <source>log p(D)</source>
        <translation>log p(D)</translation>
    </message>
    <message>
        <source>term of the point</source>
        <translation>그 점의 항</translation>
    </message>
    <message>
        <source>all other points</source>
        <translation>나머지 모든 점</translation>
    </message>
    <message>
        <source>slope by log σ₂</source>
        <translation>log σ₂에 대한 기울기</translation>
    </message>
    <message>
        <source>density at the point</source>
        <translation>그 점의 확률밀도</translation>
    </message>
    <message>
        <source>saddle</source>
        <translation>안장점</translation>
    </message>
    <message>
        <source>{log_of_sum} ≥ {sum_of_log}: the gap is {gap} nats</source>
        <translation>{log_of_sum} ≥ {sum_of_log}: 차이 {gap} nat</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>One maximum: the data are no wider than σ.</source>
        <translation>최댓점이 하나: 데이터가 σ보다 넓지 않습니다.</translation>
    </message>
    <message>
        <source>Two equal maxima: μ₁ and μ₂ can change places.</source>
        <translation>두 최댓점: μ₁과 μ₂를 맞바꿈.</translation>
    </message>
    <message>
        <source>Unequal maxima: the known weights do not change places.</source>
        <translation>높이가 다릅니다. 알려진 가중치는 맞바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>σ₂ = {std}: log p(D) = {value}, slope {slope}</source>
        <translation>σ₂ = {std}: log p(D) = {value}, 기울기 {slope}</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>No bound: log p(D) grows as −log σ₂.</source>
        <translation>상한이 없습니다. log p(D)는 −log σ₂만큼 커집니다.</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>the mixture</source>
        <translation>혼합분포</translation>
    </message>
</context>
<context>
    <name>IntegrandPlot</name>
    <message>
        <source>{one} larger: {area}</source>
        <translation>{one}가 더 큼: {area}</translation>
    </message>
    <message>
        <source>sum: {total}</source>
        <translation>합: {total}</translation>
    </message>
    <message>
        <source>{first} log({first}/{second}): what the divergence adds up</source>
        <translation>{first} log({first}/{second}): 더하면 발산이 됩니다</translation>
    </message>
</context>
<context>
    <name>KmeansView</name>
    <message>
        <source>k-means lowers the inertia J</source>
        <translation>k-평균은 관성 J를 낮춥니다</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>EM raises the log-likelihood</source>
        <translation>EM은 로그가능도를 높입니다</translation>
    </message>
    <message>
        <source>iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>점당 nat</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-평균</translation>
    </message>
    <message>
        <source>mixture</source>
        <translation>혼합분포</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>일치율</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>정답률</translation>
    </message>
    <message>
        <source>mean largest q</source>
        <translation>최대 q의 평균</translation>
    </message>
    <message>
        <source>iterations</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>J, mean log p</source>
        <translation>J, 평균 log p</translation>
    </message>
    <message>
        <source>k-means: hard</source>
        <translation>k-평균: 하드 할당</translation>
    </message>
    <message>
        <source>Mixture, Σ = εI</source>
        <translation>혼합분포, Σ = εI</translation>
    </message>
    <message>
        <source>Mixture: soft</source>
        <translation>혼합분포: 소프트 할당</translation>
    </message>
    <message>
        <source>J = {inertia} · agreement {share}</source>
        <translation>J = {inertia} · 일치율 {share}</translation>
    </message>
    <message>
        <source>ε = {epsilon} · agreement {share}</source>
        <translation>ε = {epsilon} · 일치율 {share}</translation>
    </message>
    <message>
        <source>update, M {number}</source>
        <translation>갱신, M {number}</translation>
    </message>
    <message>
        <source>assign, E {number}</source>
        <translation>할당, E {number}</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>{count} groups each; ellipses hold {mass} %</source>
        <translation>무리 {count}개씩, 타원 안 {mass} %</translation>
    </message>
    <message>
        <source>The mixture collapsed: a component shrank onto too few points.</source>
        <translation>혼합분포가 붕괴했습니다. 성분이 너무 적은 점으로 오그라들었습니다.</translation>
    </message>
    <message>
        <source>{count} centres of k-means have lost all their points.</source>
        <translation>k-평균의 중심 {count}개가 점을 모두 잃었습니다.</translation>
    </message>
    <message>
        <source>k-means has ended, EM goes on.</source>
        <translation>k-평균은 끝났고 EM은 이어집니다.</translation>
    </message>
    <message>
        <source>EM has ended, k-means goes on.</source>
        <translation>EM은 끝났고 k-평균은 이어집니다.</translation>
    </message>
    <message>
        <source>Space plays both.</source>
        <translation>스페이스로 둘 다 재생합니다.</translation>
    </message>
</context>
<context>
    <name>LabNumbers</name>
    <message>
        <source>result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>축의 수</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>성분의 수</translation>
    </message>
</context>
<context>
    <name>LatentPlane</name>
    <message>
        <source>Drag the ring, click a dot</source>
        <translation>고리를 끌고, 점을 눌러 보세요</translation>
    </message>
    <message>
        <source>latent z₁</source>
        <translation>잠재변수 z₁</translation>
    </message>
    <message>
        <source>latent z₂</source>
        <translation>잠재변수 z₂</translation>
    </message>
</context>
<context>
    <name>Light</name>
    <message>
        <source>● A distribution: {sum} = 1</source>
        <translation>● 분포입니다: {sum} = 1</translation>
    </message>
    <message>
        <source>■ Not a distribution: {sum} = {total}</source>
        <translation>■ 분포가 아닙니다: {sum} = {total}</translation>
    </message>
    <message>
        <source>A distribution is nowhere negative, and adds or integrates to 1</source>
        <translation>분포는 어디서도 음수가 아니며, 합이나 적분이 1입니다</translation>
    </message>
</context>
<context>
    <name>LikelihoodTab</name>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>What the picture shows of this chapter</source>
        <translation>이 장의 무엇을 그림에 보일지</translation>
    </message>
    <message>
        <source>Fit by hand</source>
        <translation>직접 맞추기</translation>
    </message>
    <message>
        <source>Population and sample</source>
        <translation>모집단과 표본</translation>
    </message>
    <message>
        <source>Bias of 1/N</source>
        <translation>1/N의 편향</translation>
    </message>
    <message>
        <source>Use the model</source>
        <translation>모형 쓰기</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The numbers that the normal distribution is fitted to</source>
        <translation>정규분포를 맞출 수들</translation>
    </message>
    <message>
        <source>Drawn from a population</source>
        <translation>모집단에서 뽑은 점</translation>
    </message>
    <message>
        <source>Galton: daughters</source>
        <translation>골턴: 딸의 키</translation>
    </message>
    <message>
        <source>Galton: sons</source>
        <translation>골턴: 아들의 키</translation>
    </message>
    <message>
        <source>Points by hand</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Which column of the table is used</source>
        <translation>표의 어느 열을 쓸지</translation>
    </message>
    <message>
        <source>Type numbers…</source>
        <translation>수 직접 입력…</translation>
    </message>
    <message>
        <source>Type or paste numbers of your own</source>
        <translation>자신의 수를 입력하거나 붙여 넣습니다</translation>
    </message>
    <message>
        <source>Hidden population</source>
        <translation>숨은 모집단</translation>
    </message>
    <message>
        <source>What the points are drawn from; all have the same μ and σ</source>
        <translation>점을 뽑을 모집단. 모두 μ와 σ가 같습니다</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수분포</translation>
    </message>
    <message>
        <source>Two-humped mixture</source>
        <translation>봉우리 둘인 혼합분포</translation>
    </message>
    <message>
        <source>Sample size N</source>
        <translation>표본 크기 N</translation>
    </message>
    <message>
        <source>How many points are drawn; the first ones stay</source>
        <translation>점을 몇 개 뽑을지. 먼저 뽑은 점은 그대로 있습니다</translation>
    </message>
    <message>
        <source>Your mean μ</source>
        <translation>내 모형의 평균 μ</translation>
    </message>
    <message>
        <source>Where the centre of your model lies</source>
        <translation>내 모형의 중심이 놓이는 곳</translation>
    </message>
    <message>
        <source>Your spread σ</source>
        <translation>내 모형의 표준편차 σ</translation>
    </message>
    <message>
        <source>Standard deviation of your model</source>
        <translation>내 모형이 퍼진 정도</translation>
    </message>
    <message>
        <source>Snap to maximum</source>
        <translation>최댓점으로 옮기기</translation>
    </message>
    <message>
        <source>Put your model where the likelihood is largest</source>
        <translation>내 모형을 가능도가 가장 큰 곳으로 옮깁니다</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far gradient ascent goes along the gradient in one step</source>
        <translation>경사상승법이 한 단계에 기울기를 따라 얼마나 가는지</translation>
    </message>
    <message>
        <source>Below the surface</source>
        <translation>곡면 아래</translation>
    </message>
    <message>
        <source>What is shown beside the picture, below the surface</source>
        <translation>그림 옆, 곡면 아래에 무엇을 보일지</translation>
    </message>
    <message>
        <source>Product and sum of logs</source>
        <translation>곱과 로그의 합</translation>
    </message>
    <message>
        <source>List of all points</source>
        <translation>모든 점의 목록</translation>
    </message>
    <message>
        <source>One end of the interval</source>
        <translation>구간의 한쪽 끝</translation>
    </message>
    <message>
        <source>Where the interval begins whose probability is asked</source>
        <translation>확률을 구할 구간이 시작하는 곳</translation>
    </message>
    <message>
        <source>Other end of the interval</source>
        <translation>구간의 다른 쪽 끝</translation>
    </message>
    <message>
        <source>Where the interval ends whose probability is asked</source>
        <translation>확률을 구할 구간이 끝나는 곳</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>표본의 수</translation>
    </message>
    <message>
        <source>How many samples of size N are drawn and fitted</source>
        <translation>크기 N인 표본을 몇 개 뽑아 맞출지</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same numbers again</source>
        <translation>시드가 같으면 같은 수를 다시 뽑습니다</translation>
    </message>
    <message>
        <source>typed, {count} rows</source>
        <translation>직접 입력, {count}행</translation>
    </message>
    <message>
        <source>height of a daughter ({unit})</source>
        <translation>딸의 키({unit})</translation>
    </message>
    <message>
        <source>height of a son ({unit})</source>
        <translation>아들의 키({unit})</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>({count} left out)</source>
        <translation>({count}개 제외)</translation>
    </message>
    <message>
        <source>surface and its maximum</source>
        <translation>곡면과 최댓점</translation>
    </message>
    <message>
        <source>your model</source>
        <translation>내 모형</translation>
    </message>
    <message>
        <source>μ̂ = {mean}, σ̂ = {std}, log L = {value}: both slopes are 0</source>
        <translation>μ̂ = {mean}, σ̂ = {std}, log L = {value}: 두 기울기가 0입니다</translation>
    </message>
    <message>
        <source>All points are equal: the likelihood grows without bound as σ goes to 0.</source>
        <translation>점이 모두 같습니다. σ가 0으로 갈 때 가능도가 끝없이 커집니다.</translation>
    </message>
    <message>
        <source>step {step} / {last}</source>
        <translation>단계 {step} / {last}</translation>
    </message>
    <message>
        <source>Gradient ascent</source>
        <translation>경사상승법</translation>
    </message>
    <message>
        <source>Newton</source>
        <translation>뉴턴 방법</translation>
    </message>
    <message>
        <source>Space plays the climb.</source>
        <translation>스페이스로 재생합니다.</translation>
    </message>
    <message>
        <source>{name}: there in {steps} steps.</source>
        <translation>{name}: {steps}단계 만에 도착했습니다.</translation>
    </message>
    <message>
        <source>{name}: step {steps} would lead to σ ≤ 0.</source>
        <translation>{name}: {steps}단계에서 σ ≤ 0이 됩니다.</translation>
    </message>
    <message>
        <source>{name}: ran away from the data in {steps} steps.</source>
        <translation>{name}: {steps}단계 만에 발산했습니다.</translation>
    </message>
    <message>
        <source>{name}: no direction after {steps} steps, H has no inverse.</source>
        <translation>{name}: {steps}단계 뒤 H의 역행렬이 없어 방향을 잃었습니다.</translation>
    </message>
    <message>
        <source>{name}: not there after {steps} steps.</source>
        <translation>{name}: {steps}단계로는 부족합니다.</translation>
    </message>
    <message>
        <source>fitted model and what it generates</source>
        <translation>맞춘 모형과 그 생성 데이터</translation>
    </message>
    <message>
        <source>population, σ/√N</source>
        <translation>모집단, σ/√N</translation>
    </message>
    <message>
        <source>density and (N − 1)/N · σ²</source>
        <translation>밀도와 (N − 1)/N · σ²</translation>
    </message>
    <message>
        <source>{count} samples of N = {n}</source>
        <translation>N = {n}인 표본 {count}개</translation>
    </message>
    <message>
        <source>E[σ̂²] = {less}/{n} · {variance} = {expected}; sampled {mean} ± {error}</source>
        <translation>E[σ̂²] = {less}/{n} · {variance} = {expected}, 표본에서는 {mean} ± {error}</translation>
    </message>
    <message>
        <source>P({low} &lt; x ≤ {high}) = {model} under the model, {sample} of the data</source>
        <translation>P({low} &lt; x ≤ {high}): 모형 {model}, 데이터 {sample}</translation>
    </message>
</context>
<context>
    <name>LikelihoodView</name>
    <message>
        <source>Truth, samples, model (dashed): drag θ</source>
        <translation>참분포, 표본, 모형(파선) · θ를 끌어 보세요</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>Average −log p (blue) and cross entropy</source>
        <translation>−log p의 평균(파랑)과 교차 엔트로피</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>KL, and its estimate (blue)</source>
        <translation>KL과 그 추정값(파랑)</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>N = {n}</source>
        <translation>N = {n}</translation>
    </message>
    <message>
        <source>best θ</source>
        <translation>최적 θ</translation>
    </message>
    <message>
        <source>{average} ≈ {entropy} + {kl} = {sum}</source>
        <translation>{average} ≈ {entropy} + {kl} = {sum}</translation>
    </message>
    <message>
        <source>true density, cross entropy, KL</source>
        <translation>참 밀도, 교차 엔트로피, KL</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모형</translation>
    </message>
    <message>
        <source>The estimate of KL is negative here: with few samples it may be.</source>
        <translation>여기서 KL의 추정값이 음수입니다. 표본이 적으면 그럴 수 있습니다.</translation>
    </message>
    <message>
        <source>The blue minimum is the maximum-likelihood estimate, θ = {best}.</source>
        <translation>파란 최솟점이 최대가능도 추정값 θ = {best}입니다.</translation>
    </message>
</context>
<context>
    <name>LineNumbers</name>
    <message>
        <source>yours</source>
        <translation>내 직선</translation>
    </message>
    <message>
        <source>descent</source>
        <translation>하강</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규</translation>
    </message>
    <message>
        <source>Laplace</source>
        <translation>라플라스</translation>
    </message>
    <message>
        <source>Student-t</source>
        <translation>스튜던트 t</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>true</source>
        <translation>참값</translation>
    </message>
</context>
<context>
    <name>LinePlot</name>
    <message>
        <source>Drag line, σ or a point · click adds · right click removes</source>
        <translation>직선, σ, 점 끌기 · 클릭으로 추가 · 오른쪽 클릭으로 제거</translation>
    </message>
    <message>
        <source>x from y</source>
        <translation>y로 x 예측</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>{name} has only one column of numbers</source>
        <translation>{name}에는 수로 된 열이 하나뿐입니다</translation>
    </message>
    <message>
        <source>MSE over (w, b): drag your line</source>
        <translation>(w, b)의 MSE · 직선 끌기</translation>
    </message>
    <message>
        <source>x from 0</source>
        <translation>x를 0부터 재기</translation>
    </message>
    <message>
        <source>Centre x</source>
        <translation>x를 평균부터 재기</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>height of the mid-parent ({unit})</source>
        <translation>부모의 평균 키({unit})</translation>
    </message>
    <message>
        <source>height of the child ({unit})</source>
        <translation>자녀의 키({unit})</translation>
    </message>
    <message>
        <source>b at x = {x}</source>
        <translation>x = {x}에서의 b</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>({count} left out)</source>
        <translation>({count}개 제외)</translation>
    </message>
    <message>
        <source>curves, contours, best lines</source>
        <translation>곡선, 등고선, 최적 직선</translation>
    </message>
    <message>
        <source>your line</source>
        <translation>내 직선</translation>
    </message>
    <message>
        <source>−log L = ∞: a point is {far} off, more than √3σ = {edge}</source>
        <translation>−log L = ∞: {far}만큼 벗어난 점이 √3σ = {edge} 밖에 있습니다</translation>
    </message>
    <message>
        <source>step {step} / {last}</source>
        <translation>단계 {step} / {last}</translation>
    </message>
    <message>
        <source>All x are equal: every slope fits as well as any other.</source>
        <translation>x가 모두 같아 어느 기울기나 똑같이 맞습니다.</translation>
    </message>
    <message>
        <source>Gradient descent: there in {steps} steps, η = {rate}.</source>
        <translation>경사하강법: {steps}단계 만에 도착, η = {rate}.</translation>
    </message>
    <message>
        <source>Gradient descent: not there after {steps} steps, η = {rate}.</source>
        <translation>경사하강법: {steps}단계로는 부족, η = {rate}.</translation>
    </message>
    <message>
        <source>Gradient descent diverges: η = {rate} is above 2/λ = {limit}.</source>
        <translation>경사하강법 발산: η = {rate} &gt; 2/λ = {limit}.</translation>
    </message>
    <message>
        <source>Space plays it.</source>
        <translation>스페이스로 재생합니다.</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Training —, test •, shipped - -</source>
        <translation>학습 —, 시험 •, 제공 - -</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>2 × KL</source>
        <translation>2 × KL</translation>
    </message>
    <message>
        <source>Training - -, held out —</source>
        <translation>학습 - -, 따로 둔 점 —</translation>
    </message>
    <message>
        <source>step (log scale)</source>
        <translation>단계(로그 눈금)</translation>
    </message>
    <message>
        <source>loss (log scale)</source>
        <translation>손실(로그 눈금)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The saved state of this chapter could not be used.</source>
        <translation>이 장의 저장된 상태를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>테마(&amp;T)</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>글자 크기(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>프로젝터</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>그림 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>Save the picture as PNG or PDF</source>
        <translation>그림을 PNG 또는 PDF로 저장합니다</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>프로그램을 닫습니다</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last change of this chapter&apos;s controls</source>
        <translation>이 장의 설정에서 마지막으로 바꾼 것을 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Bring back the change that was taken back</source>
        <translation>되돌린 변경을 다시 적용합니다</translation>
    </message>
    <message>
        <source>Re&amp;set chapter</source>
        <translation>장 초기화(&amp;S)</translation>
    </message>
    <message>
        <source>Set this chapter&apos;s controls as they were at first</source>
        <translation>이 장의 설정을 처음 값으로 되돌립니다</translation>
    </message>
    <message>
        <source>&amp;Controls</source>
        <translation>설정(&amp;C)</translation>
    </message>
    <message>
        <source>Show or hide the controls</source>
        <translation>설정을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>설명(&amp;E)</translation>
    </message>
    <message>
        <source>Show or hide the page about this chapter</source>
        <translation>이 장의 설명을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>&amp;Picture only</source>
        <translation>그림만(&amp;P)</translation>
    </message>
    <message>
        <source>Fill the screen with the picture, for the projector</source>
        <translation>프로젝터에 맞게 그림으로 화면을 채웁니다</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>키보드(&amp;K)</translation>
    </message>
    <message>
        <source>What the keys do</source>
        <translation>키의 기능을 알려 줍니다</translation>
    </message>
    <message>
        <source>&amp;About Genscope</source>
        <translation>Genscope 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Version, licences and sources</source>
        <translation>버전, 라이선스, 출처</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>그림 내보내기</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>{name} 파일로 저장했습니다</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>스페이스</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>왼쪽, 오른쪽</translation>
    </message>
    <message>
        <source>one step back or on</source>
        <translation>한 단계 뒤로 또는 앞으로</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>first or last step</source>
        <translation>첫 단계 또는 마지막 단계</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>실행 취소, 다시 실행</translation>
    </message>
    <message>
        <source>previous or next chapter</source>
        <translation>이전 장 또는 다음 장</translation>
    </message>
    <message>
        <source>show or hide the controls</source>
        <translation>설정 보이기 또는 숨기기</translation>
    </message>
    <message>
        <source>explanation of the chapter</source>
        <translation>장의 설명</translation>
    </message>
    <message>
        <source>picture only</source>
        <translation>그림만</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Genscope&lt;/h3&gt;&lt;p&gt;See every step from the bell curve to guided diffusion.&lt;/p&gt;&lt;p&gt;Every picture says what is exact, sampled or learned.&lt;/p&gt;&lt;p&gt;Program: MIT licence. Type: Pretendard, SIL Open Font License 1.1. Data: MNIST (LeCun, Cortes, Burges), Old Faithful (Härdle 1991). Networks: trained with this program&apos;s own recipes.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Genscope&lt;/h3&gt;&lt;p&gt;종 모양 곡선에서 가이드 확산까지, 모든 단계를 눈으로 봅니다.&lt;/p&gt;&lt;p&gt;모든 그림은 무엇이 정확한 값이고, 표본이고, 학습된 것인지 밝힙니다.&lt;/p&gt;&lt;p&gt;프로그램: MIT 라이선스. 글꼴: Pretendard, SIL Open Font License 1.1. 데이터: MNIST(LeCun, Cortes, Burges), Old Faithful(Härdle 1991). 신경망: 이 프로그램의 레시피로 학습했습니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>About Genscope</source>
        <translation>Genscope 정보</translation>
    </message>
</context>
<context>
    <name>MapNumbers</name>
    <message>
        <source>Cholesky factor</source>
        <translation>촐레스키 인자</translation>
    </message>
    <message>
        <source>covariance LLᵗ</source>
        <translation>공분산 LLᵗ</translation>
    </message>
    <message>
        <source>the map so far</source>
        <translation>지금까지의 변환</translation>
    </message>
    <message>
        <source>the point now</source>
        <translation>지금의 점</translation>
    </message>
</context>
<context>
    <name>MomentsTable</name>
    <message>
        <source>within</source>
        <translation>성분 내</translation>
    </message>
    <message>
        <source>between</source>
        <translation>성분 간</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
</context>
<context>
    <name>NetworkView</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Own data cannot be painted on: choose Painted points first.</source>
        <translation>직접 연 데이터에는 점을 찍을 수 없습니다. 먼저 직접 찍은 점을 고르세요.</translation>
    </message>
    <message>
        <source>noise floor 1/12</source>
        <translation>노이즈 바닥 1/12</translation>
    </message>
    <message>
        <source>noise floor σ²</source>
        <translation>노이즈 바닥 σ²</translation>
    </message>
    <message>
        <source>Click to add a point, drag it, right-click to remove it</source>
        <translation>클릭으로 점 추가, 끌어서 이동, 오른쪽 클릭으로 제거</translation>
    </message>
    <message>
        <source>step {step} / {steps}</source>
        <translation>단계 {step} / {steps}</translation>
    </message>
    <message>
        <source>network 1–{hidden}–1, {count} weights</source>
        <translation>신경망 1–{hidden}–1, 가중치 {count}개</translation>
    </message>
    <message>
        <source>loss = {loss}, held out {heldout}</source>
        <translation>손실 = {loss}, 따로 둔 점 {heldout}</translation>
    </message>
    <message>
        <source>loss = {loss}</source>
        <translation>손실 = {loss}</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>{count} held out</source>
        <translation>따로 둔 점 {count}개</translation>
    </message>
    <message>
        <source>({count} left out)</source>
        <translation>({count}개 제외)</translation>
    </message>
    <message>
        <source>Diverged at step {step}: take a smaller learning rate.</source>
        <translation>{step}단계에서 발산했습니다. 학습률을 줄이세요.</translation>
    </message>
    <message>
        <source>Below the noise floor: the noise is fitted.</source>
        <translation>노이즈 바닥 아래: 노이즈까지 맞추고 있습니다.</translation>
    </message>
    <message>
        <source>Loss 1 is the variance of y: x and y are scaled for the network.</source>
        <translation>손실 1은 y의 분산입니다. x와 y는 척도를 바꾸어 신경망에 넣습니다.</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>학습 손실</translation>
    </message>
    <message>
        <source>held-out loss</source>
        <translation>따로 둔 점의 손실</translation>
    </message>
    <message>
        <source>noise floor</source>
        <translation>노이즈 바닥</translation>
    </message>
</context>
<context>
    <name>Normal2dTab</name>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>What the picture shows of this chapter</source>
        <translation>이 장의 무엇을 그림에 보일지</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>Noise: z = μ + Lε</source>
        <translation>노이즈: z = μ + Lε</translation>
    </message>
    <message>
        <source>Fit to points</source>
        <translation>점에 맞추기</translation>
    </message>
    <message>
        <source>Matrix lab</source>
        <translation>행렬 실험실</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The points that the distribution is fitted to</source>
        <translation>분포를 맞출 점들</translation>
    </message>
    <message>
        <source>Points by hand</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Galton: parents and children</source>
        <translation>골턴: 부모와 자녀</translation>
    </message>
    <message>
        <source>Drawn from N(μ, Σ)</source>
        <translation>N(μ, Σ)에서 뽑은 점</translation>
    </message>
    <message>
        <source>Form of Σ</source>
        <translation>Σ의 형태</translation>
    </message>
    <message>
        <source>Which covariance matrices the fit may choose from</source>
        <translation>어떤 형태의 공분산행렬 가운데서 맞출지</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Diagonal</source>
        <translation>대각</translation>
    </message>
    <message>
        <source>Spherical</source>
        <translation>구형</translation>
    </message>
    <message>
        <source>Divided by</source>
        <translation>나누는 수</translation>
    </message>
    <message>
        <source>N gives the largest likelihood, N − 1 no bias</source>
        <translation>N이면 가능도가 가장 크고, N − 1이면 편향이 없습니다</translation>
    </message>
    <message>
        <source>N (maximum likelihood)</source>
        <translation>N (최대가능도)</translation>
    </message>
    <message>
        <source>N − 1 (unbiased)</source>
        <translation>N − 1 (비편향)</translation>
    </message>
    <message>
        <source>Remove my points</source>
        <translation>찍은 점 지우기</translation>
    </message>
    <message>
        <source>Remove all points that were placed by hand</source>
        <translation>직접 찍은 점을 모두 지웁니다</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>What is done with the arrays</source>
        <translation>배열로 무엇을 할지</translation>
    </message>
    <message>
        <source>Sum A + B</source>
        <translation>합 A + B</translation>
    </message>
    <message>
        <source>Hadamard product</source>
        <translation>아다마르 곱</translation>
    </message>
    <message>
        <source>Inner product a · b</source>
        <translation>내적 a · b</translation>
    </message>
    <message>
        <source>Matrix product AB</source>
        <translation>행렬곱 AB</translation>
    </message>
    <message>
        <source>Transpose of A</source>
        <translation>A의 전치</translation>
    </message>
    <message>
        <source>Determinant of A</source>
        <translation>A의 행렬식</translation>
    </message>
    <message>
        <source>Inverse of A</source>
        <translation>A의 역행렬</translation>
    </message>
    <message>
        <source>Sum of A over an axis</source>
        <translation>한 축을 따라 더한 A</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>축</translation>
    </message>
    <message>
        <source>The axis that disappears; axes are counted from 0</source>
        <translation>더해서 없어지는 축. 축은 0부터 셉니다</translation>
    </message>
    <message>
        <source>Shape of A</source>
        <translation>A의 모양</translation>
    </message>
    <message>
        <source>How many entries the array has along each axis</source>
        <translation>배열의 축마다 성분이 몇 개인지</translation>
    </message>
    <message>
        <source>Shape of B</source>
        <translation>B의 모양</translation>
    </message>
    <message>
        <source>Mean μ₁</source>
        <translation>평균 μ₁</translation>
    </message>
    <message>
        <source>Where the centre lies on the first axis</source>
        <translation>중심의 첫째 좌표</translation>
    </message>
    <message>
        <source>Mean μ₂</source>
        <translation>평균 μ₂</translation>
    </message>
    <message>
        <source>Where the centre lies on the second axis</source>
        <translation>중심의 둘째 좌표</translation>
    </message>
    <message>
        <source>Standard deviation σ₁</source>
        <translation>표준편차 σ₁</translation>
    </message>
    <message>
        <source>How far x₁ spreads around its mean</source>
        <translation>x₁이 평균 주위로 퍼지는 정도</translation>
    </message>
    <message>
        <source>Standard deviation σ₂</source>
        <translation>표준편차 σ₂</translation>
    </message>
    <message>
        <source>How far x₂ spreads around its mean</source>
        <translation>x₂가 평균 주위로 퍼지는 정도</translation>
    </message>
    <message>
        <source>Correlation ρ</source>
        <translation>상관계수 ρ</translation>
    </message>
    <message>
        <source>How closely x₁ and x₂ follow a common line: 0 not at all</source>
        <translation>x₁과 x₂가 한 직선을 얼마나 따르는지: 0이면 전혀 따르지 않음</translation>
    </message>
    <message>
        <source>Covariance Σ</source>
        <translation>공분산 Σ</translation>
    </message>
    <message>
        <source>The same as a matrix; try one that is not positive definite</source>
        <translation>같은 것을 행렬로 넣습니다. 양의 정부호가 아닌 것도 넣어 보세요</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>단면</translation>
    </message>
    <message>
        <source>One coordinate where the other is known; drag the line</source>
        <translation>한 좌표를 알 때 다른 좌표의 분포. 선을 끌어 보세요</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>x₁ given x₂</source>
        <translation>x₁ (x₂를 알 때)</translation>
    </message>
    <message>
        <source>x₂ given x₁</source>
        <translation>x₂ (x₁을 알 때)</translation>
    </message>
    <message>
        <source>Given value</source>
        <translation>아는 값</translation>
    </message>
    <message>
        <source>Where the coordinate that is known stands</source>
        <translation>알고 있는 좌표의 값</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>자</translation>
    </message>
    <message>
        <source>Measure Euclidean and Mahalanobis distance to a point</source>
        <translation>한 점까지의 유클리드 거리와 마할라노비스 거리를 잽니다</translation>
    </message>
    <message>
        <source>Product p(x₁) p(x₂)</source>
        <translation>곱 p(x₁) p(x₂)</translation>
    </message>
    <message>
        <source>Contours that two independent normals would have</source>
        <translation>두 좌표가 독립일 때의 등고선</translation>
    </message>
    <message>
        <source>3-D surface</source>
        <translation>3차원 곡면</translation>
    </message>
    <message>
        <source>Show the density as a surface beside the plane</source>
        <translation>평면 옆에 밀도를 곡면으로 보입니다</translation>
    </message>
    <message>
        <source>Number of samples</source>
        <translation>표본 크기</translation>
    </message>
    <message>
        <source>How many points are drawn from the distribution</source>
        <translation>분포에서 뽑는 점의 수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same points again</source>
        <translation>시드가 같으면 같은 점을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>{name} has only one column of numbers</source>
        <translation>{name}에는 수로 된 열이 하나뿐입니다</translation>
    </message>
    <message>
        <source>density, contours, marginals, matrices</source>
        <translation>확률밀도, 등고선, 주변분포, 행렬</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
    <message>
        <source>quadratic form, eigenvalues</source>
        <translation>이차형식, 고윳값</translation>
    </message>
    <message>
        <source>circles and where they go</source>
        <translation>원과 그 상</translation>
    </message>
    <message>
        <source>fitted normal</source>
        <translation>맞춘 정규분포</translation>
    </message>
    <message>
        <source>the distribution they were drawn from</source>
        <translation>점을 뽑은 분포</translation>
    </message>
    <message>
        <source>every number</source>
        <translation>모든 수</translation>
    </message>
    <message>
        <source>mid-parent height (in)</source>
        <translation>부모의 평균 키(in)</translation>
    </message>
    <message>
        <source>child&apos;s height (in)</source>
        <translation>자녀의 키(in)</translation>
    </message>
    <message>
        <source>Galton&apos;s families, 1886</source>
        <translation>골턴의 가족, 1886</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>{name} · click adds, drag moves, right-click removes a point</source>
        <translation>{name} · 클릭으로 추가, 끌어서 이동, 오른쪽 클릭으로 제거</translation>
    </message>
    <message>
        <source>noise ε</source>
        <translation>노이즈 ε</translation>
    </message>
    <message>
        <source>z on its way to μ + Lε</source>
        <translation>μ + Lε이 되어 가는 z</translation>
    </message>
    <message>
        <source>Density as a surface</source>
        <translation>곡면으로 본 밀도</translation>
    </message>
    <message>
        <source>Drag, or use the arrow keys, to turn the surface</source>
        <translation>끌거나 화살표 키로 곡면을 돌립니다</translation>
    </message>
</context>
<context>
    <name>Normal2dWords</name>
    <message>
        <source>‖x−μ‖ {euclidean}
r {mahalanobis}</source>
        <translation>‖x−μ‖ {euclidean}
r {mahalanobis}</translation>
    </message>
    <message>
        <source>Drag the centre or the axes</source>
        <translation>중심, 축을 끌어 보세요</translation>
    </message>
    <message>
        <source>ρ = 0: the density is the product of its marginals.</source>
        <translation>ρ = 0: 밀도가 두 주변밀도의 곱입니다.</translation>
    </message>
    <message>
        <source>Dotted: the product of the marginals. It is the density only where ρ = 0.</source>
        <translation>점선은 두 주변밀도의 곱입니다. ρ = 0일 때만 밀도와 같습니다.</translation>
    </message>
    <message>
        <source>Space plays it. Drag the point in either plane.</source>
        <translation>스페이스로 재생합니다. 어느 평면에서든 점을 끌어 보세요.</translation>
    </message>
    <message>
        <source>Σ is not positive definite: along {along} the variance is 0, so all points lie on one line, where there is no density. The valley is vᵗΣv.</source>
        <translation>Σ가 양의 정부호가 아닙니다. {along} 방향의 분산이 0이어서 모든 점이 한 직선에 놓이고 밀도가 없습니다. 골짜기는 vᵗΣv입니다.</translation>
    </message>
    <message>
        <source>Σ is not positive definite: along {along} the variance would be {variance}, and no variance is negative. The saddle is vᵗΣv, dashed below 0.</source>
        <translation>Σ가 양의 정부호가 아닙니다. {along} 방향의 분산이 {variance}인 셈인데, 분산은 음수일 수 없습니다. 안장은 vᵗΣv이고, 0보다 낮은 곳은 파선입니다.</translation>
    </message>
    <message>
        <source>Σ is not positive definite: no direction has a variance above 0, so there is no density. The picture is vᵗΣv, dashed below 0.</source>
        <translation>Σ가 양의 정부호가 아닙니다. 어느 방향의 분산도 0보다 크지 않아 밀도가 없습니다. 그림은 vᵗΣv이고, 0보다 낮은 곳은 파선입니다.</translation>
    </message>
    <message>
        <source>A has {axes} axes, counted from 0: there is no axis {axis} to sum over.</source>
        <translation>A의 축은 {axes}개이고 0부터 셉니다. 더할 축 {axis}번은 없습니다.</translation>
    </message>
    <message>
        <source>Shapes {a} and {b} do not go together. Compared from the last axis, lengths must be equal, or one of them must be 1, which is then repeated.</source>
        <translation>모양이 {a}, {b}인 두 배열은 서로 맞지 않습니다. 마지막 축부터 비교하여 길이가 같거나, 한쪽이 1이어야 합니다. 1인 쪽은 반복됩니다.</translation>
    </message>
    <message>
        <source>The inner product takes two vectors, arrays of one axis; the shapes are {a} and {b}.</source>
        <translation>내적은 두 벡터, 곧 축이 하나인 배열의 연산입니다. 지금 모양은 {a}, {b}입니다.</translation>
    </message>
    <message>
        <source>The vectors differ in length: {a} and {b}. Every a needs its b.</source>
        <translation>두 벡터의 길이가 다릅니다: {a}, {b}. a마다 짝이 되는 b가 있어야 합니다.</translation>
    </message>
    <message>
        <source>A has {columns} columns and B has {rows} rows. A row of A meets a column of B entry by entry, so the two must be equal.</source>
        <translation>A의 열은 {columns}개, B의 행은 {rows}개입니다. A의 행과 B의 열을 성분끼리 짝지으므로 두 수가 같아야 합니다.</translation>
    </message>
    <message>
        <source>Here the matrix product takes at most two axes; the shapes are {a} and {b}.</source>
        <translation>여기서 행렬곱은 축이 두 개 이하인 배열만 다룹니다. 지금 모양은 {a}, {b}입니다.</translation>
    </message>
    <message>
        <source>Only a square matrix has one; the shape of A is {a}.</source>
        <translation>정사각행렬에만 있습니다. A의 모양은 {a}입니다.</translation>
    </message>
    <message>
        <source>The determinant of A is 0: its rows lie on a line or in a plane, and what was flattened cannot be undone.</source>
        <translation>A의 행렬식이 0입니다. 행들이 한 직선이나 한 평면에 놓여 있으며, 한번 납작해진 것은 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>stretch</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>shear</source>
        <translation>기울이기</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>p(x) = {density}, p(x₁) p(x₂) = {product}; {mass} % lie nearer</source>
        <translation>p(x) = {density}, p(x₁) p(x₂) = {product}, 더 가까이 있을 확률 {mass} %</translation>
    </message>
    <message>
        <source>N = {count}, divided by {divisor}</source>
        <translation>N = {count}, 나누는 수 {divisor}</translation>
    </message>
    <message>
        <source>; off the diagonal: 0</source>
        <translation>, 대각선 밖은 0</translation>
    </message>
    <message>
        <source>; on the diagonal: the mean of both variances, off it: 0</source>
        <translation>, 대각선은 두 분산의 평균, 그 밖은 0</translation>
    </message>
    <message>
        <source>Click in the plane to place points.</source>
        <translation>평면을 눌러 점을 찍어 보세요.</translation>
    </message>
    <message>
        <source>One point has no spread to divide by N − 1: place another.</source>
        <translation>점 하나로는 N − 1로 나눌 퍼짐이 없습니다. 하나 더 찍어 보세요.</translation>
    </message>
    <message>
        <source>{count} points on a line: Σ is singular, and there is no density.</source>
        <translation>점 {count}개가 한 직선에 있습니다. Σ가 특이행렬이어서 밀도가 없습니다.</translation>
    </message>
</context>
<context>
    <name>NumbersColumn</name>
    <message>
        <source>inside the {mass} % contour</source>
        <translation>{mass} % 등고선 안</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>mean of x₁</source>
        <translation>x₁의 평균</translation>
    </message>
    <message>
        <source>mean of x₂</source>
        <translation>x₂의 평균</translation>
    </message>
    <message>
        <source>covariance</source>
        <translation>공분산행렬</translation>
    </message>
    <message>
        <source>from the sample</source>
        <translation>표본공분산행렬</translation>
    </message>
    <message>
        <source>inverse</source>
        <translation>역행렬</translation>
    </message>
    <message>
        <source>determinant</source>
        <translation>행렬식</translation>
    </message>
    <message>
        <source>eigenvectors</source>
        <translation>고유벡터</translation>
    </message>
    <message>
        <source>eigenvalues</source>
        <translation>고윳값</translation>
    </message>
</context>
<context>
    <name>PaintView</name>
    <message>
        <source>K = {count}: KL = {value} nats</source>
        <translation>K = {count}: KL = {value} nat</translation>
    </message>
    <message>
        <source>the density</source>
        <translation>밀도</translation>
    </message>
    <message>
        <source>mixture of {count}, fitted by EM</source>
        <translation>EM으로 맞춘 성분 {count}개</translation>
    </message>
    <message>
        <source>A finite K stays an approximation.</source>
        <translation>K가 유한하면 근사일 뿐입니다.</translation>
    </message>
    <message>
        <source>Paint a density with the mouse</source>
        <translation>마우스로 밀도를 그려 보세요</translation>
    </message>
    <message>
        <source>Distance from the density · click a K</source>
        <translation>밀도와의 거리 · K를 눌러 보세요</translation>
    </message>
    <message>
        <source>components K</source>
        <translation>성분 수 K</translation>
    </message>
    <message>
        <source>KL (nats)</source>
        <translation>KL(nat)</translation>
    </message>
</context>
<context>
    <name>PairPlot</name>
    <message>
        <source>{zero} = 0 here: ∞</source>
        <translation>여기서 {zero} = 0: ∞</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>{name} has only one column of numbers</source>
        <translation>{name}에는 수로 된 열이 하나뿐입니다</translation>
    </message>
    <message>
        <source>eruption (min)</source>
        <translation>분출 시간(분)</translation>
    </message>
    <message>
        <source>waiting (min)</source>
        <translation>대기 시간(분)</translation>
    </message>
    <message>
        <source>{count} points of a mixture of {components}</source>
        <translation>성분 {components}개에서 뽑은 점 {count}개</translation>
    </message>
    <message>
        <source>{count} eruptions</source>
        <translation>분출 {count}번</translation>
    </message>
    <message>
        <source>{count} of {rows} points</source>
        <translation>점 {rows}개 가운데 {count}개</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>점 {count}개</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>Go to the first step (Home)</source>
        <translation>첫 단계로 갑니다(Home)</translation>
    </message>
    <message>
        <source>Go one step back (Left)</source>
        <translation>한 단계 뒤로 갑니다(왼쪽 화살표)</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>재생하거나 일시정지합니다(스페이스)</translation>
    </message>
    <message>
        <source>Go one step on (Right)</source>
        <translation>한 단계 앞으로 갑니다(오른쪽 화살표)</translation>
    </message>
    <message>
        <source>Go to the last step (End)</source>
        <translation>마지막 단계로 갑니다(End)</translation>
    </message>
    <message>
        <source>Drag to any recorded step</source>
        <translation>끌어서 기록된 어느 단계로든 갑니다</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>재생 속도</translation>
    </message>
    <message>
        <source>Start again from the first step at the end</source>
        <translation>끝에 이르면 첫 단계부터 다시 재생합니다</translation>
    </message>
</context>
<context>
    <name>PopulationView</name>
    <message>
        <source>As many points generated by the model</source>
        <translation>모형이 생성한 같은 수의 점</translation>
    </message>
    <message>
        <source>Distribution functions</source>
        <translation>분포함수</translation>
    </message>
    <message>
        <source>share</source>
        <translation>누적 비율</translation>
    </message>
    <message>
        <source>Errors: ● μ̂, ■ σ̂, ▲ distance</source>
        <translation>오차: ● μ̂, ■ σ̂, ▲ 거리</translation>
    </message>
    <message>
        <source>sample size N</source>
        <translation>표본 크기 N</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>맞춘 값</translation>
    </message>
    <message>
        <source>distance (bar)</source>
        <translation>거리(막대)</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>Population (line), sample (bars), fit (dashed)</source>
        <translation>모집단(선), 표본(막대), 맞춘 모형(파선)</translation>
    </message>
    <message>
        <source>Sample (bars) and fit (dashed); nobody knows the population</source>
        <translation>표본(막대)과 맞춘 모형(파선). 모집단은 아무도 모릅니다</translation>
    </message>
</context>
<context>
    <name>ProductPlot</name>
    <message>
        <source>0 from N = {count}</source>
        <translation>N = {count}부터 0</translation>
    </message>
    <message>
        <source>log₁₀ L: sum of logs (thin), float64 product (thick)</source>
        <translation>log₁₀ L: 로그의 합(가는 선), float64 곱(굵은 선)</translation>
    </message>
    <message>
        <source>points so far</source>
        <translation>지금까지의 점</translation>
    </message>
</context>
<context>
    <name>ProseView</name>
    <message>
        <source>About this chapter</source>
        <translation>이 장에 대하여</translation>
    </message>
    <message>
        <source>There is no page about this chapter yet.</source>
        <translation>이 장의 설명은 아직 없습니다.</translation>
    </message>
</context>
<context>
    <name>RaceView</name>
    <message>
        <source>p and two fits (dashed) · drag a ring below to start elsewhere</source>
        <translation>p와 두 맞춤(파선) · 아래 고리를 끌면 출발점이 바뀝니다</translation>
    </message>
    <message>
        <source>KL(p‖q); + matches moments</source>
        <translation>KL(p‖q), +는 적률 일치</translation>
    </message>
    <message>
        <source>KL(q‖p)</source>
        <translation>KL(q‖p)</translation>
    </message>
    <message>
        <source>σ (log scale)</source>
        <translation>σ(로그 눈금)</translation>
    </message>
    <message>
        <source>Both divergences, step by step</source>
        <translation>단계에 따른 두 발산</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>step {step} / {last}</source>
        <translation>단계 {step} / {last}</translation>
    </message>
    <message>
        <source>KL(p‖q) = {covering} · KL(q‖p) = {seeking}</source>
        <translation>KL(p‖q) = {covering} · KL(q‖p) = {seeking}</translation>
    </message>
    <message>
        <source>p, divergences, gradients</source>
        <translation>p, 발산, 기울기</translation>
    </message>
    <message>
        <source>two normals q, by gradient descent</source>
        <translation>두 정규분포 q, 경사하강법</translation>
    </message>
    <message>
        <source>KL(p‖q) covers all of p; KL(q‖p) sits on one mode.</source>
        <translation>KL(p‖q)는 p 전체를, KL(q‖p)는 봉우리 하나를 덮습니다.</translation>
    </message>
    <message>
        <source>Here KL(q‖p) found a wide fit; another start may find a mode.</source>
        <translation>여기서는 KL(q‖p)도 넓게 덮었습니다. 출발점을 바꿔 보세요.</translation>
    </message>
    <message>
        <source>p has one mode: both ways find about the same q.</source>
        <translation>p의 봉우리가 하나여서 두 q가 거의 같습니다.</translation>
    </message>
    <message>
        <source>Space plays it.</source>
        <translation>스페이스로 재생합니다.</translation>
    </message>
</context>
<context>
    <name>RegressionTab</name>
    <message>
        <source>Surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>The function whose lowest point is looked for</source>
        <translation>가장 낮은 점을 찾을 함수</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>로젠브록</translation>
    </message>
    <message>
        <source>Squared error of a line</source>
        <translation>직선의 제곱오차</translation>
    </message>
    <message>
        <source>Ravine, 1 : 25</source>
        <translation>좁은 골짜기, 1 : 25</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장</translation>
    </message>
    <message>
        <source>η of SGD</source>
        <translation>SGD의 η</translation>
    </message>
    <message>
        <source>Learning rate of plain gradient descent</source>
        <translation>기본 경사하강법의 학습률</translation>
    </message>
    <message>
        <source>η of momentum</source>
        <translation>모멘텀의 η</translation>
    </message>
    <message>
        <source>Learning rate of gradient descent with momentum 0.9</source>
        <translation>모멘텀 0.9인 경사하강법의 학습률</translation>
    </message>
    <message>
        <source>η of Adam</source>
        <translation>Adam의 η</translation>
    </message>
    <message>
        <source>Learning rate of Adam: about how far one step goes</source>
        <translation>Adam의 학습률. 대략 한 단계에 가는 거리입니다</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>How many steps each optimizer makes</source>
        <translation>최적화 방법마다 몇 단계를 갈지</translation>
    </message>
    <message>
        <source>Start, across</source>
        <translation>출발점, 가로</translation>
    </message>
    <message>
        <source>Where the race starts, on the horizontal axis</source>
        <translation>출발점의 가로축 좌표</translation>
    </message>
    <message>
        <source>Start, up</source>
        <translation>출발점, 세로</translation>
    </message>
    <message>
        <source>Where the race starts, on the vertical axis</source>
        <translation>출발점의 세로축 좌표</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed draws the same points for the line</source>
        <translation>시드가 같으면 직선을 맞출 같은 점을 뽑습니다</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>하강</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The digits to train with, or those to test with</source>
        <translation>학습에 쓰는 숫자, 또는 시험에 쓰는 숫자</translation>
    </message>
    <message>
        <source>60,000 to train with</source>
        <translation>학습용 60,000개</translation>
    </message>
    <message>
        <source>10,000 to test with</source>
        <translation>시험용 10,000개</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Mini-batches as a training draws them, or pages as they are stored</source>
        <translation>학습에서 뽑는 미니배치, 또는 저장된 순서의 쪽</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>Pages, as stored</source>
        <translation>쪽, 저장된 순서</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Many digits, the pixels of one, or the mean of each class</source>
        <translation>숫자 여럿, 숫자 하나의 화소, 또는 부류별 평균</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Pixels of one digit</source>
        <translation>숫자 하나의 화소</translation>
    </message>
    <message>
        <source>Mean of each class</source>
        <translation>부류별 평균</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>부류</translation>
    </message>
    <message>
        <source>Which class the pages show</source>
        <translation>쪽에 보일 부류</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>모든 부류</translation>
    </message>
    <message>
        <source>Batch size B</source>
        <translation>배치 크기 B</translation>
    </message>
    <message>
        <source>How many digits a mini-batch has</source>
        <translation>미니배치 하나에 담긴 숫자의 수</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Every epoch takes every digit once, each in another order</source>
        <translation>에포크마다 모든 숫자를 한 번씩, 서로 다른 순서로 씁니다</translation>
    </message>
    <message>
        <source>The same seed shuffles in the same way</source>
        <translation>시드가 같으면 같은 순서로 섞습니다</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>식</translation>
    </message>
    <message>
        <source>What is computed from the inputs, and differentiated</source>
        <translation>입력에서 계산하고 미분할 식</translation>
    </message>
    <message>
        <source>y = 3x²</source>
        <translation>y = 3x²</translation>
    </message>
    <message>
        <source>Squared error of a point</source>
        <translation>점 하나의 제곱오차</translation>
    </message>
    <message>
        <source>Log density of a normal</source>
        <translation>정규분포의 로그밀도</translation>
    </message>
    <message>
        <source>Error of one neuron</source>
        <translation>뉴런 하나의 오차</translation>
    </message>
    <message>
        <source>First input</source>
        <translation>첫째 입력</translation>
    </message>
    <message>
        <source>Value of the first input: the horizontal place of the point</source>
        <translation>첫째 입력의 값. 점의 가로 위치입니다</translation>
    </message>
    <message>
        <source>Second input</source>
        <translation>둘째 입력</translation>
    </message>
    <message>
        <source>Value of the second input: the vertical place of the point</source>
        <translation>둘째 입력의 값. 점의 세로 위치입니다</translation>
    </message>
    <message>
        <source>log₁₀ h</source>
        <translation>log₁₀ h</translation>
    </message>
    <message>
        <source>Step h of the finite difference that is written out</source>
        <translation>표에 적힌 유한차분의 간격 h</translation>
    </message>
    <message>
        <source>Autodiff</source>
        <translation>자동 미분</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규분포</translation>
    </message>
    <message>
        <source>Laplace</source>
        <translation>라플라스분포</translation>
    </message>
    <message>
        <source>Student-t, ν = 4</source>
        <translation>스튜던트 t, ν = 4</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등분포</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>What the line is fitted to; Galton made women comparable by a factor of 1.08</source>
        <translation>직선을 맞출 데이터. 골턴은 여자의 키에 1.08을 곱해 남자의 키와 견주었습니다</translation>
    </message>
    <message>
        <source>2x + 5 + noise</source>
        <translation>2x + 5 + 노이즈</translation>
    </message>
    <message>
        <source>Book: + U(0, 1)</source>
        <translation>책: + U(0, 1)</translation>
    </message>
    <message>
        <source>Galton, × 1.08</source>
        <translation>골턴, × 1.08</translation>
    </message>
    <message>
        <source>Galton, raw</source>
        <translation>골턴, 잰 그대로</translation>
    </message>
    <message>
        <source>Points by hand</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Noise of the data</source>
        <translation>데이터의 노이즈</translation>
    </message>
    <message>
        <source>What the points scatter by; the variance is always 1/12</source>
        <translation>점이 직선에서 벗어나는 분포. 분산은 언제나 1/12입니다</translation>
    </message>
    <message>
        <source>Points N</source>
        <translation>점의 수 N</translation>
    </message>
    <message>
        <source>How many points are drawn; the first ones stay</source>
        <translation>점을 몇 개 뽑을지. 먼저 뽑은 점은 그대로 있습니다</translation>
    </message>
    <message>
        <source>Model of the noise</source>
        <translation>노이즈 모형</translation>
    </message>
    <message>
        <source>The density that stands on the line and gives the likelihood</source>
        <translation>직선 위에 서서 가능도를 정하는 밀도</translation>
    </message>
    <message>
        <source>Your slope w</source>
        <translation>내 직선의 기울기 w</translation>
    </message>
    <message>
        <source>How much your line rises for each unit of x</source>
        <translation>x가 1 커질 때 내 직선이 올라가는 정도</translation>
    </message>
    <message>
        <source>Your intercept b</source>
        <translation>내 직선의 절편 b</translation>
    </message>
    <message>
        <source>Height of your line where x is 0, or where x is measured from</source>
        <translation>x = 0에서, 또는 x를 재는 기준점에서 내 직선의 높이</translation>
    </message>
    <message>
        <source>Your noise σ</source>
        <translation>내 직선의 노이즈 σ</translation>
    </message>
    <message>
        <source>Standard deviation of the density that stands on your line</source>
        <translation>내 직선 위에 선 밀도의 표준편차</translation>
    </message>
    <message>
        <source>Snap to best</source>
        <translation>최적 직선으로 옮기기</translation>
    </message>
    <message>
        <source>Put your line and σ where the likelihood is largest</source>
        <translation>내 직선과 σ를 가능도가 가장 큰 곳으로 옮깁니다</translation>
    </message>
    <message>
        <source>Learning rate (limit 1)</source>
        <translation>학습률(한계 1)</translation>
    </message>
    <message>
        <source>Learning rate η in units of 2/λ, the largest that converges: it diverges above 1</source>
        <translation>수렴하는 가장 큰 값 2/λ를 1로 하여 나타낸 학습률 η. 1보다 크면 발산합니다</translation>
    </message>
    <message>
        <source>Centre x</source>
        <translation>x를 평균부터 재기</translation>
    </message>
    <message>
        <source>Measure x from its mean, which makes the bowl round, or from 0</source>
        <translation>x를 평균부터 재어 그릇을 둥글게 하거나, 0부터 잽니다</translation>
    </message>
    <message>
        <source>Squares</source>
        <translation>정사각형</translation>
    </message>
    <message>
        <source>Draw every squared residual, for up to 150 points</source>
        <translation>모든 잔차의 제곱을 그립니다(점 150개까지)</translation>
    </message>
    <message>
        <source>All best lines</source>
        <translation>모든 최적 직선</translation>
    </message>
    <message>
        <source>Draw the best lines under all four models of the noise</source>
        <translation>네 가지 노이즈 모형의 최적 직선을 모두 그립니다</translation>
    </message>
    <message>
        <source>Predict x from y</source>
        <translation>y로 x 예측하기</translation>
    </message>
    <message>
        <source>Draw the other regression line, which predicts x from y</source>
        <translation>y로 x를 예측하는 다른 회귀직선을 그립니다</translation>
    </message>
    <message>
        <source>Line y = x</source>
        <translation>직선 y = x</translation>
    </message>
    <message>
        <source>Draw where children would be as tall as their parents</source>
        <translation>자녀의 키가 부모의 키와 같은 직선을 그립니다</translation>
    </message>
    <message>
        <source>The same seed draws the same points again</source>
        <translation>시드가 같으면 같은 점을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>What the network is fitted to: the book&apos;s sine, points, or a table</source>
        <translation>신경망을 맞출 데이터: 책의 사인 함수, 직접 찍은 점, 또는 표</translation>
    </message>
    <message>
        <source>sin 2πx + noise</source>
        <translation>sin 2πx + 노이즈</translation>
    </message>
    <message>
        <source>Painted points</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>How many points are drawn to train on</source>
        <translation>학습할 점을 몇 개 뽑을지</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>What is added to the sine: the book&apos;s noise has mean ½, not 0</source>
        <translation>사인 함수에 더하는 값. 책의 노이즈는 평균이 0이 아니라 ½입니다</translation>
    </message>
    <message>
        <source>uniform U(0, 1)</source>
        <translation>균등 U(0, 1)</translation>
    </message>
    <message>
        <source>normal N(0, σ²)</source>
        <translation>정규 N(0, σ²)</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>노이즈 σ</translation>
    </message>
    <message>
        <source>Standard deviation of the normal noise</source>
        <translation>정규 노이즈의 표준편차</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛 수</translation>
    </message>
    <message>
        <source>How wide the hidden layer of the network is</source>
        <translation>신경망의 은닉층에 유닛이 몇 개인지</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function that every hidden unit applies</source>
        <translation>은닉 유닛마다 쓰는 함수</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>None: a straight line</source>
        <translation>없음: 직선이 됨</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>How a gradient becomes a step of the weights</source>
        <translation>기울기로 가중치를 어떻게 한 단계 옮기는지</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Momentum 0.9</source>
        <translation>모멘텀 0.9</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Size of the steps; too large, and the training diverges</source>
        <translation>한 단계의 크기. 너무 크면 학습이 발산합니다</translation>
    </message>
    <message>
        <source>How many steps the training takes, each with all points</source>
        <translation>학습의 단계 수. 단계마다 모든 점을 씁니다</translation>
    </message>
    <message>
        <source>The same seed draws the same points and the same first weights</source>
        <translation>시드가 같으면 같은 점과 같은 처음 가중치를 뽑습니다</translation>
    </message>
    <message>
        <source>Show hidden units</source>
        <translation>은닉 유닛 보기</translation>
    </message>
    <message>
        <source>Draw what each hidden unit adds to the fit as a faint curve</source>
        <translation>은닉 유닛마다 더하는 값을 흐린 곡선으로 그립니다</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>SamplingView</name>
    <message>
        <source>Population · paint it with the mouse</source>
        <translation>모집단 · 마우스로 그려 보세요</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
    <message>
        <source>value x</source>
        <translation>값 x</translation>
    </message>
    <message>
        <source>Drag the bracket as wide as you expect one standard deviation to be.</source>
        <translation>표준편차가 이만하리라고 예상하는 너비로 괄호를 끌어 보세요.</translation>
    </message>
    <message>
        <source>You expected a standard deviation of {guess}; exact {exact}, observed {observed}.</source>
        <translation>예상한 표준편차 {guess}, 정확한 값 {exact}, 관측값 {observed}</translation>
    </message>
    <message>
        <source>{count} samples of n = {n}</source>
        <translation>n = {n}인 표본 {count}개</translation>
    </message>
    <message>
        <source>{count} samples of n = {n}, {other} of n = {m}</source>
        <translation>n = {n}인 표본 {count}개, n = {m}인 표본 {other}개</translation>
    </message>
    <message>
        <source>population</source>
        <translation>모집단</translation>
    </message>
    <message>
        <source>{share} % lie outside the axis</source>
        <translation>{share} %는 축 밖에 있습니다</translation>
    </message>
    <message>
        <source>population, its n-fold convolution, the normal limit</source>
        <translation>모집단, n번 합성곱한 분포, 극한의 정규분포</translation>
    </message>
    <message>
        <source>population and the normal limit</source>
        <translation>모집단과 극한의 정규분포</translation>
    </message>
    <message>
        <source>exact distribution</source>
        <translation>정확한 분포</translation>
    </message>
    <message>
        <source>How wide will it be?</source>
        <translation>얼마나 넓을까요?</translation>
    </message>
    <message>
        <source>Mean of n = {n} draws</source>
        <translation>값 n개의 평균(n = {n})</translation>
    </message>
    <message>
        <source>Sum of n = {n} draws</source>
        <translation>값 n개의 합(n = {n})</translation>
    </message>
    <message>
        <source>Standardised mean of n = {n} draws</source>
        <translation>값 n개의 표준화한 평균(n = {n})</translation>
    </message>
    <message>
        <source>sample mean x̄</source>
        <translation>표본평균 x̄</translation>
    </message>
    <message>
        <source>sum S</source>
        <translation>합 S</translation>
    </message>
    <message>
        <source>standardised mean z</source>
        <translation>표준화한 평균 z</translation>
    </message>
    <message>
        <source>Distribution function of {symbol}</source>
        <translation>{symbol}의 분포함수</translation>
    </message>
    <message>
        <source>Normal Q–Q plot of {symbol}</source>
        <translation>{symbol}의 정규 Q–Q 그림</translation>
    </message>
    <message>
        <source>Largest gap to the normal</source>
        <translation>정규분포와의 최대 차이</translation>
    </message>
    <message>
        <source>Mean of the first k draws</source>
        <translation>처음 값 k개의 평균</translation>
    </message>
    <message>
        <source>share below</source>
        <translation>그 이하의 비율</translation>
    </message>
    <message>
        <source>normal quantile</source>
        <translation>정규분포의 분위수</translation>
    </message>
    <message>
        <source>observed quantile</source>
        <translation>관측된 분위수</translation>
    </message>
    <message>
        <source>mean of x₁ … xₖ</source>
        <translation>x₁ … xₖ의 평균</translation>
    </message>
    <message>
        <source>No variance: there is no normal
distribution to compare with.</source>
        <translation>분산이 없어 비교할
정규분포가 없습니다.</translation>
    </message>
    <message>
        <source>Correlated draws: no exact
distance is known.</source>
        <translation>값들이 서로 상관되어
정확한 거리를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>이론값</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>관측값</translation>
    </message>
    <message>
        <source>mean of {symbol}</source>
        <translation>{symbol}의 평균</translation>
    </message>
    <message>
        <source>variance of {symbol}</source>
        <translation>{symbol}의 분산</translation>
    </message>
    <message>
        <source>distance to the normal</source>
        <translation>정규분포까지의 거리</translation>
    </message>
    <message>
        <source>variance if independent</source>
        <translation>독립일 때의 분산</translation>
    </message>
    <message>
        <source>Cauchy has no mean and no variance: averaging does not narrow it, whatever n is.</source>
        <translation>코시분포에는 평균도 분산도 없습니다. n이 얼마든 평균을 내어도 좁아지지 않습니다.</translation>
    </message>
    <message>
        <source>The mean settles, but so slowly that no normal distribution appears: σ² is infinite.</source>
        <translation>평균은 자리를 잡지만 너무 느려서 정규분포가 나타나지 않습니다. σ²이 무한대입니다.</translation>
    </message>
    <message>
        <source>Var[{symbol}] = {base} · {widened} = {expected}, not {independent}</source>
        <translation>Var[{symbol}] = {base} · {widened} = {expected}, 독립이라면 {independent}</translation>
    </message>
</context>
<context>
    <name>Scoreboard</name>
    <message>
        <source>Player</source>
        <translation>참가자</translation>
    </message>
    <message>
        <source>Name under which your rounds are entered in the list</source>
        <translation>내 점수를 순위에 올릴 이름</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>points</source>
        <translation>점수</translation>
    </message>
</context>
<context>
    <name>SelectionView</name>
    <message>
        <source>Click a K</source>
        <translation>K를 눌러 보세요</translation>
    </message>
    <message>
        <source>components K</source>
        <translation>성분 수 K</translation>
    </message>
    <message>
        <source>lower is better</source>
        <translation>낮을수록 좋음</translation>
    </message>
    <message>
        <source>More always fits better</source>
        <translation>K가 클수록 늘 더 잘 맞음</translation>
    </message>
    <message>
        <source>fitted</source>
        <translation>맞춘 점</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>따로 둔 점</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>점당 nat</translation>
    </message>
    <message>
        <source>K = {k}: every run collapsed</source>
        <translation>K = {k}: 모두 붕괴</translation>
    </message>
    <message>
        <source>Best mixture of {k} (φ)</source>
        <translation>성분 {k}개의 최적해 (φ)</translation>
    </message>
    <message>
        <source>−2 log L</source>
        <translation>−2 log L</translation>
    </message>
    <message>
        <source>+ penalty</source>
        <translation>+ 벌점</translation>
    </message>
    <message>
        <source>= criterion</source>
        <translation>= 기준값</translation>
    </message>
    <message>
        <source>lowest at K</source>
        <translation>가장 낮은 K</translation>
    </message>
    <message>
        <source>held-out best</source>
        <translation>따로 둔 점의 최적 K</translation>
    </message>
    <message>
        <source>p = {weights} + {means} + {covariances} = {p} · BIC = {deviance} + {penalty}</source>
        <translation>p = {weights} + {means} + {covariances} = {p} · BIC = {deviance} + {penalty}</translation>
    </message>
    <message>
        <source>true K = {k}</source>
        <translation>참 K = {k}</translation>
    </message>
    <message>
        <source>mixtures of 1 to {count}; ellipses hold {mass} %</source>
        <translation>성분 1~{count}개, 타원 안 {mass} %</translation>
    </message>
    <message>
        <source>K ends at {count}: there are no more distinct points.</source>
        <translation>서로 다른 점이 더 없어 K는 {count}까지입니다.</translation>
    </message>
    <message>
        <source>K = {k}: {collapsed} runs collapsed and do not count.</source>
        <translation>K = {k}: {collapsed}회는 붕괴하여 뺐습니다.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>{minutes} min {seconds} s left</source>
        <translation>{minutes}분 {seconds}초 남음</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds}초 남음</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the running computation; what is shown stays</source>
        <translation>실행 중인 계산을 멈춥니다. 보이는 것은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행 상황</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>정확</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>SurfacePlot</name>
    <message>
        <source>● gradient ascent</source>
        <translation>● 경사상승법</translation>
    </message>
    <message>
        <source>■ Newton</source>
        <translation>■ 뉴턴 방법</translation>
    </message>
</context>
<context>
    <name>TabFrame</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Show the linked plots and numbers in place of the picture</source>
        <translation>그림 대신 연결된 그래프와 수치를 보입니다</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>{rows} × {columns} probabilities</source>
        <translation>확률 {rows} × {columns}개</translation>
    </message>
    <message>
        <source>Independent: p(x, y) = p(x) p(y) in every cell.</source>
        <translation>독립: 모든 칸에서 p(x, y) = p(x) p(y).</translation>
    </message>
    <message>
        <source>Dependent: p(x, y) differs from p(x) p(y) by up to {gap}.</source>
        <translation>종속: p(x) p(y)와 최대 {gap} 차이.</translation>
    </message>
    <message>
        <source>p(x, y) · click a cell or a sum</source>
        <translation>p(x, y) · 칸이나 합을 눌러 보세요</translation>
    </message>
    <message>
        <source>p(x | y) · rows sum to 1</source>
        <translation>p(x | y) · 행의 합이 1</translation>
    </message>
    <message>
        <source>p(y | x) · columns sum to 1</source>
        <translation>p(y | x) · 열의 합이 1</translation>
    </message>
    <message>
        <source>Click a cell, or use the arrow keys, to see where its number comes from</source>
        <translation>칸을 누르거나 화살표 키로 골라 그 수가 어떻게 나왔는지 봅니다</translation>
    </message>
</context>
<context>
    <name>TermKey</name>
    <message>
        <source>needs no posterior: p(x, z), q(z), ELBO</source>
        <translation>사후분포 없이: p(x, z), q(z), ELBO</translation>
    </message>
    <message>
        <source>needs the posterior: p(z | x), KL, log p(x)</source>
        <translation>사후분포 필요: p(z | x), KL, log p(x)</translation>
    </message>
</context>
<context>
    <name>TermsList</name>
    <message>
        <source>Terms of the log-likelihood, point by point</source>
        <translation>점마다 로그가능도에 더해지는 항</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>Start {run}: optimum {letter}, mean log-likelihood {value} after {count} iterations</source>
        <translation>출발점 {run}: 최적해 {letter}, 반복 {count}회 뒤 평균 로그가능도 {value}</translation>
    </message>
    <message>
        <source>Start {run}: collapsed after {count} iterations at {value}</source>
        <translation>출발점 {run}: 반복 {count}회 뒤 {value}에서 붕괴</translation>
    </message>
    <message>
        <source>collapsed</source>
        <translation>붕괴</translation>
    </message>
    <message>
        <source>{count} iterations</source>
        <translation>반복 {count}회</translation>
    </message>
</context>
<context>
    <name>TypedNumbers</name>
    <message>
        <source>Numbers between blanks, commas or line breaks, or cells copied from a spreadsheet</source>
        <translation>빈칸, 쉼표, 줄바꿈으로 나눈 수 또는 스프레드시트에서 복사한 셀</translation>
    </message>
    <message>
        <source>Your numbers</source>
        <translation>입력한 수</translation>
    </message>
    <message>
        <source>Use these numbers</source>
        <translation>이 수 쓰기</translation>
    </message>
</context>
<context>
    <name>UseView</name>
    <message>
        <source>model</source>
        <translation>모형</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Drag the ends: probability under the model</source>
        <translation>양 끝을 끌어 보세요: 모형에서의 확률</translation>
    </message>
    <message>
        <source>As many points generated by the model</source>
        <translation>모형이 생성한 같은 수의 점</translation>
    </message>
    <message>
        <source>Distribution function: model and data</source>
        <translation>분포함수: 모형과 데이터</translation>
    </message>
    <message>
        <source>share up to x</source>
        <translation>x 이하의 비율</translation>
    </message>
    <message>
        <source>density</source>
        <translation>확률밀도</translation>
    </message>
</context>
<context>
    <name>VaeTab</name>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Show encoded test digits, digits decoded all over the plane, or both</source>
        <translation>인코딩된 시험용 숫자, 평면 곳곳에서 디코딩된 숫자, 또는 둘 다 보입니다</translation>
    </message>
    <message>
        <source>Encoded digits</source>
        <translation>인코딩된 숫자</translation>
    </message>
    <message>
        <source>Decoded grid</source>
        <translation>디코딩된 격자</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>Decoded point z₁</source>
        <translation>디코딩할 점 z₁</translation>
    </message>
    <message>
        <source>First coordinate of the decoded point; or drag it in the plane</source>
        <translation>디코딩할 점의 첫째 좌표. 평면에서 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Decoded point z₂</source>
        <translation>디코딩할 점 z₂</translation>
    </message>
    <message>
        <source>Second coordinate of the decoded point; or drag it in the plane</source>
        <translation>디코딩할 점의 둘째 좌표. 평면에서 끌어도 됩니다</translation>
    </message>
    <message>
        <source>Test digit</source>
        <translation>시험용 숫자</translation>
    </message>
    <message>
        <source>Number of the test digit shown in detail; or click a dot in the plane</source>
        <translation>자세히 볼 시험용 숫자의 번호. 평면에서 점을 눌러도 됩니다</translation>
    </message>
    <message>
        <source>Draw z = μ + σε</source>
        <translation>z = μ + σε 뽑기</translation>
    </message>
    <message>
        <source>Decode a random point of this digit&apos;s posterior, another one each time</source>
        <translation>이 숫자의 사후분포에서 점을 뽑아 디코딩합니다. 누를 때마다 다른 점입니다</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Whose plane is shown: the shipped network&apos;s or that of your training</source>
        <translation>어느 신경망의 평면을 볼지: 제공된 것 또는 직접 학습한 것</translation>
    </message>
    <message>
        <source>Shipped network</source>
        <translation>제공된 신경망</translation>
    </message>
    <message>
        <source>Trained here</source>
        <translation>여기서 학습한 신경망</translation>
    </message>
    <message>
        <source>Train from scratch</source>
        <translation>처음부터 학습</translation>
    </message>
    <message>
        <source>Train this network in the background, beginning with random weights</source>
        <translation>이 신경망을 무작위 가중치에서 시작하여 배경에서 학습합니다</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Halt the training, or go on exactly where it was halted</source>
        <translation>학습을 멈추거나, 멈춘 곳에서 그대로 이어 갑니다</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>How often the next training sees every training digit</source>
        <translation>다음 학습에서 학습용 숫자를 모두 몇 번씩 볼지</translation>
    </message>
    <message>
        <source>Training digits</source>
        <translation>학습용 숫자의 수</translation>
    </message>
    <message>
        <source>How many of the 60,000 training digits the next training sees</source>
        <translation>학습용 숫자 60,000개 가운데 다음 학습에 쓸 개수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed trains the same network again</source>
        <translation>시드가 같으면 같은 신경망이 다시 학습됩니다</translation>
    </message>
    <message>
        <source>Loading the network…</source>
        <translation>신경망을 불러오는 중…</translation>
    </message>
    <message>
        <source>The shipped network cannot be used. You can train one from scratch.</source>
        <translation>제공된 신경망을 쓸 수 없습니다. 처음부터 학습할 수 있습니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어서 학습</translation>
    </message>
    <message>
        <source>Decoded ({place})</source>
        <translation>디코딩({place})</translation>
    </message>
    <message>
        <source>Test digit {index}: {label}</source>
        <translation>시험용 {index}번: {label}</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>epoch {epoch} / {epochs}</source>
        <translation>에포크 {epoch} / {epochs}</translation>
    </message>
    <message>
        <source>encoder and decoder, shipped: test loss {loss}</source>
        <translation>제공된 인코더와 디코더: 시험 손실 {loss}</translation>
    </message>
    <message>
        <source>encoder and decoder with random weights</source>
        <translation>무작위 가중치의 인코더와 디코더</translation>
    </message>
    <message>
        <source>encoder and decoder within their first epoch</source>
        <translation>첫 에포크를 지나는 인코더와 디코더</translation>
    </message>
    <message>
        <source>encoder and decoder after epoch {epoch}: test loss {loss}</source>
        <translation>에포크 {epoch} 뒤의 인코더와 디코더: 시험 손실 {loss}</translation>
    </message>
    <message>
        <source>prior N(0, I) at 1σ, 2σ</source>
        <translation>사전분포 N(0, I)의 1σ, 2σ</translation>
    </message>
    <message>
        <source>{count} test digits</source>
        <translation>시험용 숫자 {count}개</translation>
    </message>
    <message>
        <source>this digit</source>
        <translation>이 숫자</translation>
    </message>
    <message>
        <source>test mean</source>
        <translation>시험 평균</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>복원 항</translation>
    </message>
    <message>
        <source>2 × KL</source>
        <translation>2 × KL</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>this view fits nothing to data</source>
        <translation>이 보기는 데이터에 아무것도 맞추지 않습니다</translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>The settings could not be read; they were kept as {name}.</source>
        <translation>설정을 읽을 수 없어 {name} 파일로 남겨 두었습니다.</translation>
    </message>
</context>
</TS>
